namespace StaticNet;

/// <summary>How a recurrent layer that runs in both directions joins them, as Keras' <c>Bidirectional</c> does.</summary>
public enum BidirectionalMerge
{
    /// <summary>One direction only.</summary>
    None = 0,

    /// <summary>Side by side: twice the units leave.</summary>
    Concat = 1,

    /// <summary>The sum.</summary>
    Sum = 2,

    /// <summary>The product.</summary>
    Mul = 3,

    /// <summary>The mean.</summary>
    Ave = 4,
}

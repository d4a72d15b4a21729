namespace StaticNet;

/// <summary>What a padding layer adds.</summary>
public enum PadMode
{
    /// <summary>A value, 0 unless given.</summary>
    Constant = 0,

    /// <summary>A mirror image that does not repeat the edge.</summary>
    Reflect = 1,

    /// <summary>The edge, repeated.</summary>
    Edge = 2,
}

namespace StaticNet;

/// <summary>How the figures of classes become one.</summary>
public enum Averaging
{
    /// <summary>The mean over classes.</summary>
    Macro = 0,

    /// <summary>One figure from the counts of all classes together.</summary>
    Micro = 1,

    /// <summary>The mean over classes, each weighted by how often it is the right one.</summary>
    Weighted = 2,
}

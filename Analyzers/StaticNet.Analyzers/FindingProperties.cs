namespace StaticNet.Analyzers;

/// <summary>
/// What the analyzers tell the code fixes, in <c>Diagnostic.Properties</c>. Where one says what to write, the property of its name
/// and <see cref="At"/> is the index of the place among the additional locations.
/// </summary>
internal static class FindingProperties
{
    /// <summary>Present where the attribute can be removed without touching another.</summary>
    public const string Removable = "Removable";

    /// <summary>Present where the diagnostic is about a layer of a block and stands at its use: nothing there can be fixed.</summary>
    public const string InBlock = "InBlock";

    /// <summary>An argument with its new value: <c>UseBias = false</c>.</summary>
    public const string Set = "Set";

    /// <summary>What to write in the place of an argument, or of an element of one.</summary>
    public const string Replace = "Replace";

    /// <summary>An argument that can go.</summary>
    public const string Remove = "Remove";

    /// <summary>Another kind of layer, with the arguments that it begins with, if they are others.</summary>
    public const string Kind = "Kind";

    /// <summary>Present where the first argument of the attribute there is to stand last.</summary>
    public const string Last = "Last";

    /// <summary>A layer to put before the place.</summary>
    public const string Before = "Before";

    /// <summary>The sizes that an [Expect] would have to tell.</summary>
    public const string Sizes = "Sizes";

    /// <summary>The layer or argument that is to change places with the one underlined.</summary>
    public const string Swap = "Swap";

    /// <summary>The attribute that is to stand first.</summary>
    public const string Front = "Front";

    /// <summary>The attribute that now stands first.</summary>
    public const string First = "First";

    /// <summary>As <see cref="Set"/>, of several layers: all places up to the one told.</summary>
    public const string SetAll = "SetAll";

    /// <summary>What a loss is to say of logits: <c>true</c> or <c>false</c>.</summary>
    public const string FromLogits = "FromLogits";

    /// <summary>As <see cref="Set"/>, of the layer that an output comes from: it may stand in another file.</summary>
    public const string Output = "Output";

    /// <summary>What a local that is declared at the place is to be given right there: <c>Training = false</c>.</summary>
    public const string Statement = "Statement";

    /// <summary>The end of the name of a property that tells a place.</summary>
    public const string At = ".At";
}

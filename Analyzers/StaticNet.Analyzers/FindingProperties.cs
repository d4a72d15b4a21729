namespace StaticNet.Analyzers;

/// <summary>What the analyzers tell the code fixes, in <c>Diagnostic.Properties</c>.</summary>
internal static class FindingProperties
{
    /// <summary>Present where the attribute can be removed without touching another.</summary>
    public const string Removable = "Removable";

    /// <summary>Present where the diagnostic is about a layer of a block and stands at its use: nothing there can be fixed.</summary>
    public const string InBlock = "InBlock";
}

namespace StaticNet.Generator.Declarations;

/// <summary>Names of the runtime that the compiler recognises. The generator does not reference the runtime.</summary>
internal static class WellKnownNames
{
    /// <summary>The namespace of every attribute.</summary>
    public const string Namespace = "StaticNet";

    /// <summary>The attribute that makes a class a network.</summary>
    public const string NetworkAttribute = "StaticNet.NetworkAttribute";

    /// <summary>The attribute that makes a class a block.</summary>
    public const string BlockAttribute = "StaticNet.BlockAttribute";

    /// <summary>The base class of every layer attribute.</summary>
    public const string LayerAttribute = "StaticNet.LayerAttribute";

    /// <summary>The suffix that C# lets users leave out.</summary>
    public const string AttributeSuffix = "Attribute";
}

namespace StaticNet.Generator.Declarations;

/// <summary>A member of a network's class, as far as it can be in another's way.</summary>
/// <param name="Name">Its name; <see cref="Constructor"/> for a constructor.</param>
/// <param name="Parameters">The fully qualified types of a method's parameters, separated by commas; null for what is no method.</param>
internal sealed record OwnMember(string Name, string? Parameters)
{
    /// <summary>The name of every constructor.</summary>
    public const string Constructor = ".ctor";

    /// <summary>Whether one class cannot have both.</summary>
    public bool Excludes(OwnMember other) =>
        Name == other.Name && (Parameters is null || other.Parameters is null || Parameters == other.Parameters);
}

/// <summary>An interface of the runtime that the user's part of the class asks for.</summary>
/// <param name="Name">INetwork or IStreamingNetwork.</param>
/// <param name="Element">Its type argument, fully qualified.</param>
internal sealed record Contract(string Name, string Element)
{
    /// <summary>The interface of every network.</summary>
    public const string Network = "INetwork";

    /// <summary>The interface of networks that run step by step.</summary>
    public const string Streaming = "IStreamingNetwork";

    /// <inheritdoc/>
    public override string ToString() => $"{Name}<{Element}>";
}

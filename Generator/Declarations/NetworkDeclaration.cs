using StaticNet.Generator.Common;

namespace StaticNet.Generator.Declarations;

/// <summary>A network as the user wrote it: the class, the options and the attributes, as plain data.</summary>
/// <param name="Type">The class and what encloses it.</param>
/// <param name="Precision">The element type.</param>
/// <param name="Tile">The tile asked for, or 0.</param>
/// <param name="Winograd">Whether convolutions may be computed by Winograd's algorithm.</param>
/// <param name="Layers">The layer attributes in source order, [Input] and [Output] included.</param>
internal sealed record NetworkDeclaration(
    TypeScaffold Type,
    Precision Precision,
    int Tile,
    bool Winograd,
    EquatableArray<LayerDeclaration> Layers)
{
    /// <summary>The user's members that have the name of a generated one, and the user's constructors.</summary>
    public EquatableArray<OwnMember> OwnMembers { get; init; } = [];

    /// <summary>The interfaces of networks that the class is said to implement.</summary>
    public EquatableArray<Contract> Contracts { get; init; } = [];
}

/// <summary>One layer attribute.</summary>
/// <param name="Kind">The attribute class without its suffix: <c>Conv2D</c>.</param>
/// <param name="Name">The name given, if any.</param>
/// <param name="From">The source given, if any.</param>
/// <param name="Arguments">Every other argument, under its constructor parameter's or property's name in PascalCase.</param>
internal sealed record LayerDeclaration(
    string Kind,
    string? Name,
    string? From,
    EquatableArray<Argument> Arguments)
{
    /// <summary>The argument that applies a layer to every step.</summary>
    public const string TimeDistributed = "TimeDistributed";

    /// <summary>
    /// The attribute's position among the layer attributes of its class. Once a block's layers are in the place of their [Use]
    /// they have its position.
    /// </summary>
    public int Position { get; init; }

    /// <summary>What [Use] stands for; null for any other attribute, and where C# does not know the class.</summary>
    public BlockDeclaration? Block { get; init; }

    /// <summary>Whether it is applied to every step along the first axis by itself.</summary>
    public bool IsTimeDistributed => this.Bool(TimeDistributed);

    /// <summary>The struct that computes a [Custom] layer; null for any other attribute, and where C# does not know the struct.</summary>
    public CustomDeclaration? Custom { get; init; }

    /// <summary>Where a layer in the place of a [Use] was declared; null for a layer of the network itself.</summary>
    public BlockPlace? Place { get; init; }
}

/// <summary>A class that is used as a block.</summary>
/// <param name="Name">The class, without namespace.</param>
/// <param name="Problem">Why it cannot be used, in words that follow "it"; null where it can.</param>
/// <param name="Layers">Its layer attributes in source order; none where it cannot be used.</param>
internal sealed record BlockDeclaration(string Name, string? Problem, EquatableArray<LayerDeclaration> Layers)
{
    /// <summary>The name under which a block's layers read what the block is given.</summary>
    public const string Input = "input";
}

/// <summary>An attribute of a block.</summary>
/// <param name="Block">The class, without namespace.</param>
/// <param name="Position">The attribute's position among the layer attributes of that class.</param>
internal sealed record BlockPlace(string Block, int Position);

/// <summary>An attribute argument.</summary>
/// <param name="Name">The property it sets, in PascalCase (constructor parameter <c>filters</c> is <c>Filters</c>).</param>
/// <param name="Value">
/// int (also for enums), double (also for float), bool or string, boxed; or an <see cref="EquatableArray{T}"/> of int,
/// double or string. All compare by value.
/// </param>
internal sealed record Argument(string Name, object Value);

/// <summary>Mirrors StaticNet.Precision; a test holds the two together.</summary>
internal enum Precision
{
    Single = 0,
    Double = 1,
}

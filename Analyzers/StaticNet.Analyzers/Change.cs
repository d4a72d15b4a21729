namespace StaticNet.Analyzers;

/// <summary>A remedy that a rule knows, and a fix carries out without looking at more than the text there.</summary>
/// <param name="Kind">What to do: one of <see cref="FindingProperties"/>.</param>
/// <param name="Layer">The position among the declaration's layers of the attribute to change; -1 for [Network].</param>
/// <param name="Argument">The argument to change, as in ShapeError; null for the whole attribute.</param>
/// <param name="Text">What to write, with types of the runtime unqualified.</param>
internal sealed record Change(string Kind, int Layer, string? Argument, string Text)
{
    /// <summary>Gives an argument a value, also where it has its default.</summary>
    public static Change Set(int layer, string argument, string text) => new(FindingProperties.Set, layer, argument, argument + " = " + text);

    /// <summary>As <see cref="Set"/>, one of several layers that are to be given the same.</summary>
    public static Change SetAll(int layer, string argument, string text) => Set(layer, argument, text) with { Kind = FindingProperties.SetAll };

    /// <summary>Replaces an argument or an element of one, where it is given.</summary>
    public static Change Replace(int layer, string argument, string text) => new(FindingProperties.Replace, layer, argument, text);

    /// <summary>Replaces a layer by one of another kind that reads the same.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="kind">The other kind.</param>
    /// <param name="arguments">What stands before the named arguments; null for what stands there already.</param>
    public static Change Layers(int layer, string kind, string? arguments) =>
        new(FindingProperties.Kind, layer, null, arguments is null ? kind : kind + "(" + arguments + ")");

    /// <summary>Puts a layer before another, which then reads it.</summary>
    public static Change Insert(int layer, string text) => new(FindingProperties.Before, layer, null, text);
}

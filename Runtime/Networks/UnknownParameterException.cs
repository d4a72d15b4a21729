using System.Collections.Generic;

namespace StaticNet;

/// <summary>A network has no parameter of the given name.</summary>
public sealed class UnknownParameterException : KeyNotFoundException
{
    /// <summary>Composes the message from the name and what there is instead.</summary>
    /// <param name="name">The name asked for.</param>
    /// <param name="names">The names that exist.</param>
    public UnknownParameterException(string name, IReadOnlyList<string> names)
        : base(Compose(name, names))
    {
        Name = name;
        Names = names;
        Nearest = EditDistance.Nearest(name, names);
    }

    /// <summary>The name asked for.</summary>
    public string Name { get; }

    /// <summary>The names that exist.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The existing name that needs the fewest edits, or null where there are no parameters at all.</summary>
    public string? Nearest { get; }

    private static string Compose(string name, IReadOnlyList<string> names)
    {
        string? nearest = EditDistance.Nearest(name, names);
        return nearest is null
            ? $"There is no parameter '{name}': the network has no parameters."
            : $"There is no parameter '{name}'. Nearest: '{nearest}'. All: {string.Join(", ", names)}.";
    }
}

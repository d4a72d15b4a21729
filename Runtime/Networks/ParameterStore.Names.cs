using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace StaticNet;

public sealed partial class ParameterStore<T>
{
    private Dictionary<string, ParameterInfo>? _byName;

    /// <summary>The names of all parameters, in arena order.</summary>
    public IEnumerable<string> Names => Table.Select(info => info.Name);

    /// <summary>A parameter by its name, such as <c>conv2d/kernel</c>; the case matters.</summary>
    /// <param name="name">Layer and parameter.</param>
    /// <exception cref="UnknownParameterException">There is none of that name; the message says which there are.</exception>
    public ParameterView<T> this[string name]
        => TryGet(name, out ParameterView<T>? view) ? view : throw new UnknownParameterException(name, [.. Names]);

    /// <summary>A parameter by its name, if there is one.</summary>
    /// <param name="name">Layer and parameter.</param>
    /// <param name="view">The parameter.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out ParameterView<T>? view)
    {
        ArgumentNullException.ThrowIfNull(name);
        // Two threads may both build the table: they build the same.
        _byName ??= Table.ToDictionary(info => info.Name, StringComparer.Ordinal);
        view = _byName.TryGetValue(name, out ParameterInfo? info) ? new ParameterView<T>(this, info) : null;
        return view is not null;
    }
}

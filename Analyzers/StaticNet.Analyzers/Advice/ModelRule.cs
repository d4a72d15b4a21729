using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>
/// Something that can be built and is most likely not meant. One file each; <see cref="All"/> finds them by itself. What a rule
/// wants to know of a kind of layer it asks the <see cref="Generator.Layers.Layer"/>, and never goes by names of kinds.
/// </summary>
internal abstract class ModelRule
{
    private static readonly ModelRule[] s_all =
    [
        .. typeof(ModelRule).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && typeof(ModelRule).IsAssignableFrom(type))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (ModelRule)Activator.CreateInstance(type)),
    ];

    /// <summary>What all rules find in a model without errors.</summary>
    public static IEnumerable<Finding> All(NetworkModel model)
    {
        ModelView view = new(model);
        return s_all.SelectMany(rule => rule.Find(view));
    }

    /// <summary>What it finds in a model without errors.</summary>
    public abstract IEnumerable<Finding> Find(ModelView view);
}

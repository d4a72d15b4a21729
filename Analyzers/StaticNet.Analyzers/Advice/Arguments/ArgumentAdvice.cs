using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Declarations;

namespace StaticNet.Analyzers.Advice;

/// <summary>Arguments that are read by nobody. Each source knows those of one subject.</summary>
internal static class ArgumentAdvice
{
    private delegate IEnumerable<UnreadArgument> Source(LayerDeclaration layer);

    private static readonly Source[] s_sources =
    [
        FrameArguments.Find,
        FunctionArguments.Find,
        BorderArguments.Find,
        InitializerArguments.Find,
        ParameterArguments.Find,
    ];

    public static IEnumerable<Finding> Find(NetworkDeclaration declaration)
    {
        for (int i = 0; i < declaration.Layers.Count; i++)
        {
            LayerDeclaration layer = declaration.Layers[i];
            foreach (UnreadArgument unread in s_sources.SelectMany(source => source(layer)))
            {
                yield return new Finding(Rules.ArgumentWithoutEffect, i, unread.Argument, [unread.Argument, layer.Kind, unread.Reason]);
            }
        }
    }
}

/// <summary>An argument that is read by nobody.</summary>
/// <param name="Argument">Its name.</param>
/// <param name="Reason">Why, in words that follow the layer's kind.</param>
internal readonly record struct UnreadArgument(string Argument, string Reason);

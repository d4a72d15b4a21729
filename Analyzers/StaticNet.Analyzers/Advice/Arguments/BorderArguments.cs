using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>What would happen at a border that is treated otherwise, or is not there.</summary>
internal static class BorderArguments
{
    public static IEnumerable<UnreadArgument> Find(LayerDeclaration layer)
    {
        bool same = (PaddingKind)layer.Int("Padding") == PaddingKind.Same;
        if (same && layer.Bool("CeilMode"))
        {
            yield return new("CeilMode", " with Padding.Same, which tells the number of windows");
        }

        if (!same && layer.Bool("CountPadding") && !layer.Arguments.Any(static argument =>
            argument.Name.StartsWith("Pad", StringComparison.Ordinal) && argument.Value is int and not 0))
        {
            yield return new("CountPadding", " without padding");
        }

        if (LayerCatalog.Find(layer.Kind) is ZeroPaddingLayer && layer.Has("Value") && (PadModeKind)layer.Int("Mode") != PadModeKind.Constant)
        {
            yield return new("Value", " without Mode = PadMode.Constant");
        }
    }
}

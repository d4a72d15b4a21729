using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>
/// Windows that step over part of their input. Those of one element are left out: they are meant to thin it, as in the shortcuts of a
/// residual network.
/// </summary>
internal sealed class SkippedInput : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes.Where(static node => node.Inputs.Count > 0 && node.Steps == 0))
        {
            if (ModelView.LayerOf(node).Window(node.Declaration, view.Source(node).Output) is not WindowArguments window)
            {
                continue;
            }

            EquatableArray<string> names = AxisNames.Of(window.Axes.Count);
            for (int i = 0; i < names.Count; i++)
            {
                WindowAxis axis = window.Axes[i];
                int seen = Enumerable.Range(0, axis.Size).Select(tap => (long)tap * axis.Dilation % axis.Stride).Distinct().Count();
                if (axis.Size > 1 && axis.Output > 1 && seen < axis.Stride)
                {
                    yield return new Finding(
                        Rules.SkippedInput,
                        node.Layer,
                        Argument(node.Declaration, names[i]),
                        [node.Name, Text.Of(axis.Stride), Text.Of(seen), names[i].Length == 0 ? "steps" : "elements of the " + names[i].ToLowerInvariant(), Text.Of(axis.Size), Text.Of(axis.Dilation)]);
                    break;
                }
            }
        }
    }

    private static string Argument(LayerDeclaration layer, string axis) =>
        layer.Has("Stride" + axis) ? "Stride" + axis
        : layer.Has("Strides") ? "Strides"
        : layer.Has("Dilation" + axis) ? "Dilation" + axis
        : "DilationRate";
}

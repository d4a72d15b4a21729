using System.Collections.Generic;
using System.Linq;
using StaticNet.Analyzers.Repairs;
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
                if (Skips(axis))
                {
                    yield return new Finding(
                        Rules.SkippedInput,
                        node.Layer,
                        Argument(node.Declaration, names[i]),
                        [node.Name, Text.Of(axis.Stride), Text.Of(Seen(axis)), names[i].Length == 0 ? "steps" : "elements of the " + names[i].ToLowerInvariant(), Text.Of(axis.Size), Text.Of(axis.Dilation)])
                    {
                        Changes = Remedy(view, node, axis, names[i]) is Change change ? [change] : [],
                    };
                    break;
                }
            }
        }
    }

    private static bool Skips(WindowAxis axis) => axis.Size > 1 && axis.Output > 1 && Seen(axis) < axis.Stride;

    // Of so many elements as it steps over, those that some window meets.
    private static int Seen(WindowAxis axis) =>
        Enumerable.Range(0, axis.Size).Select(tap => (long)tap * axis.Dilation % axis.Stride).Distinct().Count();

    // Windows without gaps where steps are not too long for them, else the longest steps that leave nothing out.
    private static Change? Remedy(ModelView view, Node node, WindowAxis axis, string name)
    {
        string strides = node.Declaration.Has("Stride" + name) ? "Stride" + name : "Strides";
        string dilation = node.Declaration.Has("Dilation" + name) ? "Dilation" + name : "DilationRate";
        IEnumerable<(string Argument, int Value)> candidates = Enumerable.Range(1, axis.Stride - 1).Select(less => (strides, axis.Stride - less));
        if (axis.Dilation > 1 && axis.Stride <= axis.Size)
        {
            candidates = candidates.Prepend((dilation, 1));
        }

        foreach ((string argument, int value) in candidates.Where(candidate => node.Declaration.Has(candidate.Argument)))
        {
            LayerDeclaration other = Trial.With(node.Declaration, argument, value);
            if (ModelView.LayerOf(node).Window(other, view.Source(node).Output) is WindowArguments window
                && !window.Axes.Any(Skips)
                && view.IsRightWith(node, other))
            {
                return Change.Replace(node.Layer, argument, Text.Of(value));
            }
        }

        return null;
    }

    private static string Argument(LayerDeclaration layer, string axis) =>
        layer.Has("Stride" + axis) ? "Stride" + axis
        : layer.Has("Strides") ? "Strides"
        : layer.Has("Dilation" + axis) ? "Dilation" + axis
        : "DilationRate";
}

using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The window of a convolution or pooling layer over a given input, axis by axis, the outermost first.</summary>
internal sealed record WindowArguments(EquatableArray<WindowAxis> Axes)
{
    /// <summary>The second axis from the end of those that the window slides along.</summary>
    public WindowAxis Height => Axes[Axes.Count - 2];

    /// <summary>The last axis that the window slides along.</summary>
    public WindowAxis Width => Axes[Axes.Count - 1];

    /// <summary>The elements of the window.</summary>
    public int Size => Axes.Aggregate(1, static (product, axis) => product * axis.Size);

    /// <summary>
    /// Reads the window; null where it cannot be resolved. Stride and dilation of one axis are those of all axes where not
    /// given, and those <paramref name="stem"/>'s size and 1 where neither is: pooling steps by its window.
    /// </summary>
    /// <param name="layer">The attribute, checked.</param>
    /// <param name="input">1 to 3 axes that the window slides along, and channels.</param>
    /// <param name="stem"><c>Kernel</c> or <c>Pool</c>.</param>
    /// <param name="stepsByItself">Whether the stride's default is the window's size, instead of 1.</param>
    public static WindowArguments? Read(LayerDeclaration layer, Shape input, string stem, bool stepsByItself)
    {
        PaddingKind padding = (PaddingKind)layer.Int("Padding");
        WindowAxis? Axis(string axis, int length)
        {
            int size = layer.Int(AxisNames.Size(stem, axis));
            (string before, string after) = AxisNames.Padding(axis);
            return WindowAxis.Resolve(
                length,
                size,
                Stride(layer, axis, stepsByItself ? size : 1),
                Dilation(layer, axis),
                padding,
                layer.Int(before),
                layer.Int(after),
                layer.Bool("CeilMode", false));
        }

        WindowAxis?[] axes = [.. AxisNames.Of(input.Rank - 1).Select((axis, position) => Axis(axis, input[position]))];
        return axes.Contains(null) ? null : new WindowArguments(new EquatableArray<WindowAxis>(axes!));
    }

    /// <summary>The step along an axis.</summary>
    public static int Stride(LayerDeclaration layer, string axis, int otherwise) =>
        layer.Int("Stride" + axis, layer.Int("Strides", otherwise));

    /// <summary>The distance between the window's elements along an axis.</summary>
    public static int Dilation(LayerDeclaration layer, string axis) => layer.Int("Dilation" + axis, layer.Int("DilationRate", 1));

    /// <summary>
    /// Whether every output depends on the step of its number and those before: a network can then run step by step. A window
    /// of one step does not look ahead however it is padded, unless steps are added.
    /// </summary>
    public static bool IsCausal(LayerDeclaration layer)
    {
        (string before, string after) = AxisNames.Padding("");
        bool causal = (PaddingKind)layer.Int("Padding") == PaddingKind.Causal
            || (layer.Int("KernelSize") == 1 && layer.Int(before) == 0 && layer.Int(after) == 0);
        return causal && layer.Int("Strides", 1) == 1;
    }

    /// <summary>The argument that is missing to <see cref="IsCausal"/>.</summary>
    public static string StreamsWith(LayerDeclaration layer) =>
        layer.Int("Strides", 1) == 1 ? "Padding = Padding.Causal" : "Strides = 1";

    /// <summary>Checks what <see cref="Read"/> takes for granted.</summary>
    /// <param name="context">The attribute, and where errors go.</param>
    /// <param name="stem"><c>Kernel</c> or <c>Pool</c>.</param>
    /// <param name="axes">How many axes the window slides along, 1 to 3.</param>
    /// <param name="causal">Whether the padding may be causal.</param>
    public static bool Check(InferenceContext context, string stem, int axes, bool causal = false)
    {
        EquatableArray<string> names = AxisNames.Of(axes);

        // One number may stand for all axes: complain of it once.
        bool valid = names.All(axis => context.HasAtLeast(AxisNames.Size(stem, axis), 1))
            & CheckSteps(context, "Strides", "Stride", names)
            & CheckSteps(context, "DilationRate", "Dilation", names);
        PaddingKind padding = (PaddingKind)context.Declaration.Int("Padding");
        if (padding == PaddingKind.Causal && !causal)
        {
            valid = context.OutOfRange("Padding", "Padding.Causal", "Padding.Valid or Padding.Same: only convolutions over steps can be causal");
        }

        return CheckPadding(context, names, padding) & context.IsDefined<PaddingKind>("Padding") & valid;
    }

    /// <summary>Checks that paddings are not negative, and given only where no rule says how to pad.</summary>
    public static bool CheckPadding(InferenceContext context, IEnumerable<string> names, PaddingKind padding)
    {
        bool valid = true;
        foreach (string axis in names)
        {
            (string before, string after) = AxisNames.Padding(axis);
            foreach (string name in (string[])[before, after])
            {
                int value = context.Declaration.Int(name);
                valid &= context.AtLeast(name, 0)
                    && (value == 0
                        || padding == PaddingKind.Valid
                        || context.OutOfRange(name, Text.Of(value), "0 unless Padding is Padding.Valid, which leaves the border to it"));
            }
        }

        return valid;
    }

    /// <summary>Checks a number for all axes and one for each.</summary>
    public static bool CheckSteps(InferenceContext context, string all, string stem, IEnumerable<string> names)
    {
        bool valid = context.AtLeast(all, 1);
        foreach (string axis in names.Where(static axis => axis.Length > 0))
        {
            valid &= context.AtLeast(stem + axis, 1);
        }

        return valid;
    }

    /// <summary>Reads the window, and reports one that does not fit; null then.</summary>
    public static WindowArguments? Resolve(InferenceContext context, Shape input, string stem, bool stepsByItself)
    {
        WindowArguments? window = Read(context.Declaration, input, stem, stepsByItself);
        EquatableArray<string> names = AxisNames.Of(input.Rank - 1);
        string first = AxisNames.Size(stem, names[0]);
        if (window is null)
        {
            context.Error(
                ShapeRule.TensorTooLarge, first, "padded input", "over " + Text.Of(int.MaxValue), Text.Of(Limits.TensorElements));
            return null;
        }

        for (int axis = 0; axis < names.Count; axis++)
        {
            if (window.Axes[axis].Output < 1)
            {
                context.Error(
                    ShapeRule.WindowTooLarge,
                    AxisNames.Size(stem, names[axis]),
                    context.Declaration.Kind,
                    stem.ToLowerInvariant(),
                    string.Join("×", window.Axes.Select(static each => Text.Of(each.Extent))),
                    input.ToString(),
                    axis == 0 && names.Count == 2 && context.Sources[0] is Node source && ChannelOrder.InputOf(source, context.Nodes) is Node image
                        ? $"'{image.Name}' is {image.Output}: if that is channels first, write {ChannelOrder.Written(image.Output)}, with channels last"
                        : ArgumentOrder.Remedy(context.Declaration, input) is string order
                        ? $"three numbers are filters, height and width of the kernel, and the channels that arrive are known: if PyTorch's order is meant, write [{order}]"
                        : $"use a smaller {stem.ToLowerInvariant()}, less dilation, or Padding = Padding.Same");
                return null;
            }
        }

        // The padded input exists in memory: kernels do not test for edges.
        return context.Tensor(
            "padded input", first, [.. window.Axes.Select(static axis => axis.PaddedInput), input.Channels]) is null
            ? null
            : window;
    }
}

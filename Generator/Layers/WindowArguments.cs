using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The window of a convolution or pooling layer over a given image, axis by axis.</summary>
internal sealed record WindowArguments(WindowAxis Height, WindowAxis Width)
{
    /// <summary>
    /// Reads the window; null where it cannot be resolved. Stride and dilation of one axis are those of both axes where not
    /// given, and those <paramref name="stem"/>'s size and 1 where neither is: pooling steps by its window.
    /// </summary>
    /// <param name="layer">The attribute, checked.</param>
    /// <param name="input">Height × width × channels.</param>
    /// <param name="stem"><c>Kernel</c> or <c>Pool</c>.</param>
    /// <param name="stepsByItself">Whether the stride's default is the window's size, instead of 1.</param>
    public static WindowArguments? Read(LayerDeclaration layer, Shape input, string stem, bool stepsByItself)
    {
        PaddingKind padding = (PaddingKind)layer.Int("Padding");
        WindowAxis? Axis(string name, int length)
        {
            int size = layer.Int(stem + name);
            return WindowAxis.Resolve(
                length,
                size,
                layer.Int("Stride" + name, layer.Int("Strides", stepsByItself ? size : 1)),
                layer.Int("Dilation" + name, layer.Int("DilationRate", 1)),
                padding);
        }

        return Axis("Height", input[0]) is WindowAxis height && Axis("Width", input[1]) is WindowAxis width
            ? new WindowArguments(height, width)
            : null;
    }

    /// <summary>Checks what <see cref="Read"/> takes for granted.</summary>
    public static bool Check(InferenceContext context, string stem) =>
        // One number may stand for both axes: complain of it once.
        (context.HasAtLeast(stem + "Height", 1) && context.HasAtLeast(stem + "Width", 1))
        & context.AtLeast("Strides", 1)
        & context.AtLeast("StrideHeight", 1)
        & context.AtLeast("StrideWidth", 1)
        & context.AtLeast("DilationRate", 1)
        & context.AtLeast("DilationHeight", 1)
        & context.AtLeast("DilationWidth", 1)
        & context.IsDefined<PaddingKind>("Padding");

    /// <summary>Reads the window, and reports one that does not fit; null then.</summary>
    public static WindowArguments? Resolve(InferenceContext context, Shape input, string stem, bool stepsByItself)
    {
        WindowArguments? window = Read(context.Declaration, input, stem, stepsByItself);
        if (window is null)
        {
            context.Error(
                ShapeRule.TensorTooLarge, stem + "Height", "padded input", "over " + Text.Of(int.MaxValue), Text.Of(Limits.TensorElements));
            return null;
        }

        if (window.Height.Output < 1 || window.Width.Output < 1)
        {
            context.Error(
                ShapeRule.WindowTooLarge,
                stem + (window.Height.Output < 1 ? "Height" : "Width"),
                context.Declaration.Kind,
                stem.ToLowerInvariant(),
                Text.Of(window.Height.Extent) + "×" + Text.Of(window.Width.Extent),
                input.ToString());
            return null;
        }

        // The padded image exists in memory: kernels do not test for edges.
        return context.Tensor(
            "padded input", stem + "Height", window.Height.PaddedInput, window.Width.PaddedInput, input.Channels) is null
            ? null
            : window;
    }
}

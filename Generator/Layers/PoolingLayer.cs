using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>A layer that keeps one value per window and channel.</summary>
internal abstract class PoolingLayer(string kind, int axes) : Layer
{
    private const string Stem = "Pool";

    public override string Kind => kind;

    /// <summary>How many axes the window slides along.</summary>
    public int Axes => axes;

    public override bool IsLinear(LayerDeclaration layer) => Pools(layer) != PoolKind.Max;

    public override bool KeepsShifts(LayerDeclaration layer) => Pools(layer) != PoolKind.AverageWithPadding;

    public override WindowArguments? Window(LayerDeclaration layer, Shape input) => WindowArguments.Read(layer, input, Stem, stepsByItself: true);

    public override bool ChangesNothing(Node node, Shape input) =>
        node.Output == input && Window(node.Declaration, input)!.Axes.All(static axis => axis.Size == 1);

    public override LayerShape? Infer(InferenceContext context)
    {
        bool valid = WindowArguments.Check(context, Stem, axes);
        return context.Spatial(axes) is Shape input
            && valid
            && WindowArguments.Resolve(context, input, Stem, stepsByItself: true) is WindowArguments window
            && WindowsMeetInput(context, window)
            && context.Tensor("output", null, [.. window.Axes.Select(static axis => (long)axis.Output), input.Channels]) is Shape output
                ? new LayerShape(output)
                : null;
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        PoolingArguments arguments = PoolingArguments.Read(node.Declaration, new Shape(input.Dimensions));
        LowerPool(node, lowering, Pools(node.Declaration)!.Value, arguments.Window, input, lowering.NewOutput(node));
    }

    /// <summary>Adds a pooling kernel and its way back.</summary>
    internal static void LowerPool(
        Node node, Lowering lowering, PoolKind kind, EquatableArray<WindowAxis> window, Tensor input, Tensor output)
    {
        string purpose = kind == PoolKind.Max ? "maximum of windows" : "mean of windows";
        lowering.Add(new Pool(node.Name, purpose, kind, output.Id, input.Id, window));
        lowering.OnBackward(() => lowering.Contribute(input, (gradient, accumulate) =>
        [
            new PoolGradient(
                node.Name,
                purpose + ", gradient",
                kind,
                gradient.Id,
                lowering.Gradient(output).Id,
                input.Id,
                output.Id,
                window,
                accumulate),
        ]));
    }

    /// <summary>Reports a window that sees nothing but padding: it has neither a maximum nor a mean.</summary>
    private static bool WindowsMeetInput(InferenceContext context, WindowArguments window)
    {
        EquatableArray<string> names = AxisNames.Of(window.Axes.Count);
        for (int i = 0; i < names.Count; i++)
        {
            if (WindowOutside(window.Axes[i]) is int outside)
            {
                (string before, string after) = AxisNames.Padding(names[i]);
                bool start = ((long)outside * window.Axes[i].Stride) < window.Axes[i].PadBefore;
                context.Error(
                    ShapeRule.WindowOutsideInput,
                    start && context.Has(before) ? before : context.Has(after) ? after : null,
                    context.Declaration.Kind,
                    Text.Of(outside),
                    names[i].Length == 0 ? "steps" : names[i].ToLowerInvariant());
                return false;
            }
        }

        return true;
    }

    private static int? WindowOutside(WindowAxis axis)
    {
        // Windows that start inside the input meet it: look at those that start before it, and at the last.
        int last = axis.Output - 1;
        if (((long)last * axis.Stride) - axis.PadBefore >= axis.Input)
        {
            return last;
        }

        for (int window = 0; window <= last && ((long)window * axis.Stride) < axis.PadBefore; window++)
        {
            long start = ((long)window * axis.Stride) - axis.PadBefore;
            long first = (-start + axis.Dilation - 1) / axis.Dilation;
            if (first >= axis.Size || start + (first * axis.Dilation) >= axis.Input)
            {
                return window;
            }

            // Without dilation a later window reaches further.
            if (axis.Dilation == 1)
            {
                break;
            }
        }

        return null;
    }
}

/// <summary>What an attribute of pooling says, resolved for an input.</summary>
internal sealed record PoolingArguments(EquatableArray<WindowAxis> Window, bool CountPadding)
{
    /// <summary>Of an attribute that inference has accepted.</summary>
    public static PoolingArguments Read(LayerDeclaration layer, Shape input) => new(
        WindowArguments.Read(layer, input, "Pool", stepsByItself: true)!.Axes, layer.Bool(nameof(CountPadding)));
}

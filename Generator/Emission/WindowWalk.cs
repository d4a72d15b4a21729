using System;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the loops over windows and, inside them, over a window's elements. Windows are cut at the tensor's edge, so that
/// nothing outside is read. Loops are named after the axes, from the last one: x, y, z, and w for steps.
/// </summary>
internal sealed class WindowWalk(SourceWriter writer, KernelContext context, EquatableArray<WindowAxis> axes)
{
    /// <summary>Window elements up to which a window is written out.</summary>
    private const int UnrollLimit = 9;

    private readonly string[] _names = [.. "wzyx".Substring(4 - axes.Count).Select(static letter => letter.ToString())];

    /// <summary>The loops over samples and windows around a body.</summary>
    /// <param name="body">Writes what is done with a window.</param>
    /// <param name="backwards">Whether the last window comes first.</param>
    public void Write(Action body, bool backwards = false)
    {
        using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
        WriteAxis(0, body, backwards);
    }

    /// <summary>Loops over the elements of the window at hand, or all of them one after the other.</summary>
    /// <param name="tap">
    /// Writes what is done with an element; it takes a function from a tensor to the element's distance from the
    /// <see cref="First"/>.
    /// </param>
    public void ForEachTap(Action<Func<int, string>> tap)
    {
        int count = axes.Aggregate(1, static (product, axis) => (int)Math.Min((long)product * axis.Size, int.MaxValue));
        if (axes.All(IsWhole) && count <= UnrollLimit)
        {
            for (int i = 0; i < count; i++)
            {
                int at = i;
                tap(tensor => Literal.Of(Distance(context.Layout(tensor), at)));
            }

            return;
        }

        SourceWriter.Scope[] scopes = [.. _names.Select((name, axis) =>
            writer.Block($"for (nint k{name} = 0; k{name} < {Trips(axis)}; k{name}++)"))];
        tap(tensor => Sum.Of(0, _names.Select((name, axis) => ("k" + name, context.Layout(tensor).Strides[axis] * axes[axis].Dilation))));
        for (int i = scopes.Length - 1; i >= 0; i--)
        {
            scopes[i].Dispose();
        }
    }

    /// <summary>The window's first element that lies inside a tensor of the source's shape.</summary>
    public string First(int tensor) => Place(tensor, "0");

    /// <summary>The window's element of a tensor of the result's shape.</summary>
    public string Result(int tensor) => Place(tensor, "");

    /// <summary>One over the number of elements in the window at hand.</summary>
    /// <param name="padding">Whether the padding counts; what lies beyond it does not.</param>
    public string Share(bool padding)
    {
        bool[] constant = [.. axes.Select(axis => padding ? EndsInPadding(axis) : IsWhole(axis))];
        if (constant.All(static each => each))
        {
            // Divided in the element type, as a reader would expect of a mean.
            long count = axes.Aggregate(1L, static (product, axis) => product * axis.Size);
            return $"{Literal.Of(1, context.Element)} / {Literal.Of(count, context.Element)}";
        }

        string[] counts = [.. axes.Select((axis, i) =>
            constant[i] ? Literal.Of(axis.Size)
            : !padding ? _names[i] + "n"
            : $"Math.Min({Literal.Of(axis.Size)}, {Literal.Of(axis.Input + axis.PadBefore + axis.PadAfter)} - ({Sum.Of(0, (_names[i], axis.Stride))}))")];
        return $"{Literal.Of(1, context.Element)} / ({string.Join(" * ", counts)})";
    }

    /// <summary>Whether every window lies inside the tensor.</summary>
    private static bool IsWhole(WindowAxis axis) => axis.PadBefore == 0 && LastEnd(axis) <= axis.Input;

    private static bool EndsInPadding(WindowAxis axis) => LastEnd(axis) <= (long)axis.Input + axis.PadAfter;

    // Where the last window ends, counted from the tensor's first element.
    private static long LastEnd(WindowAxis axis) => (((long)axis.Output - 1) * axis.Stride) + axis.Extent - axis.PadBefore;

    private void WriteAxis(int axis, Action body, bool backwards)
    {
        if (axis == axes.Count)
        {
            body();
            return;
        }

        string name = _names[axis];
        string output = Literal.Of(axes[axis].Output);
        string header = backwards
            ? $"for (nint {name} = {Literal.Of(axes[axis].Output - 1)}; {name} >= 0; {name}--)"
            : $"for (nint {name} = 0; {name} < {output}; {name}++)";
        using (writer.Block(header))
        {
            WriteEdges(name, axes[axis]);
            WriteAxis(axis + 1, body, backwards);
        }
    }

    /// <summary>The position of a window's first element inside the tensor and, where windows are cut, how many are inside.</summary>
    private void WriteEdges(string name, WindowAxis axis)
    {
        string start = Sum.Of(-axis.PadBefore, (name, axis.Stride));
        if (IsWhole(axis))
        {
            writer.Line($"nint {name}0 = {start};");
            return;
        }

        if (axis.Dilation == 1)
        {
            writer.Line($"nint {name}0 = Math.Max({start}, 0);");
            writer.Line($"nint {name}n = Math.Min({start} + {Literal.Of(axis.Size)}, {Literal.Of(axis.Input)}) - {name}0;");
            return;
        }

        // In steps of the dilation from where the window starts, which may be before the tensor.
        string dilation = Literal.Of(axis.Dilation);
        writer.Line($"nint {name}s = {start};");
        writer.Line($"nint {name}0 = {name}s < 0 ? {name}s + ((({Literal.Of(axis.Dilation - 1)} - {name}s) / {dilation}) * {dilation}) : {name}s;");
        writer.Line($"nint {name}e = Math.Min({name}s + {Literal.Of((int)axis.Extent)}, {Literal.Of(axis.Input)});");
        writer.Line($"nint {name}n = ({name}e - {name}0 + {Literal.Of(axis.Dilation - 1)}) / {dilation};");
    }

    private string Trips(int axis) => IsWhole(axes[axis]) ? Literal.Of(axes[axis].Size) : _names[axis] + "n";

    private int Distance(TensorLayout layout, int tap)
    {
        int distance = 0;
        for (int axis = axes.Count - 1; axis >= 0; axis--)
        {
            distance += tap % axes[axis].Size * axes[axis].Dilation * layout.Strides[axis];
            tap /= axes[axis].Size;
        }

        return distance;
    }

    private string Place(int tensor, string suffix)
    {
        TensorLayout layout = context.Layout(tensor);
        (string, int)[] sample = context.Batched ? [("s", context.SampleStride(tensor))] : [];
        return Sum.Of(layout.Base, [.. sample, .. _names.Select((name, axis) => (name + suffix, layout.Strides[axis]))]);
    }
}

using System;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>Writes pooling and its gradient: vectors along the channels, windows cut at the image's edge.</summary>
internal static class PoolEmitter
{
    /// <summary>Window elements up to which a window is written out.</summary>
    private const int UnrollLimit = 9;

    public static void Write(SourceWriter writer, KernelContext context, Pool pool)
    {
        Walk(writer, context, pool.Window, (ky, kx, forEachTap) =>
        {
            string source = Pixel(context, pool.Source, ky, kx);
            writer.Line($"ref {context.Element} target = {KernelContext.At(context.Names[pool.Out], OutputPixel(context, pool.Out))};");
            writer.Line($"ref {context.Element} window = {KernelContext.At(context.Names[pool.Source], source)};");
            string count = Share(context, pool.Window);
            int channels = context.Tensor(pool.Out).Channels;

            // Whole vectors: surplus lanes fall on the next pixel, which is written later, or on slack.
            using (writer.Block($"for (nint c = 0; c < {Literal.Of(channels)}; c += {context.Lanes})"))
            {
                bool max = pool.Kind == PoolKind.Max;
                writer.Line(max
                    ? $"{context.Vector} v = {context.V}.Create({context.Element}.NegativeInfinity);"
                    : $"{context.Vector} v = {context.Vector}.Zero;");
                forEachTap(offset =>
                {
                    string tap = context.Load("window", offset == "0" ? "c" : $"{offset} + c");
                    writer.Line(max ? $"v = {context.V}.MaxNative(v, {tap});" : $"v += {tap};");
                });
                writer.Line(context.Store(max ? "v" : $"v * {context.V}.Create({count})", "target", "c"));
            }
        }, pool.Source);
    }

    public static void Write(SourceWriter writer, KernelContext context, PoolGradient pool)
    {
        if (!pool.Accumulate)
        {
            CopyEmitter.Clear(writer, context, pool.Out);
        }

        Walk(writer, context, pool.Window, (ky, kx, forEachTap) =>
        {
            bool max = pool.Kind == PoolKind.Max;
            int channels = context.Tensor(pool.Out).Channels;
            writer.Line($"ref {context.Element} target = {KernelContext.At(context.Names[pool.Out], Pixel(context, pool.Out, ky, kx))};");
            writer.Line($"ref {context.Element} gradient = {KernelContext.At(context.Names[pool.Gradient], OutputPixel(context, pool.Gradient))};");
            if (max)
            {
                writer.Line($"ref {context.Element} window = {KernelContext.At(context.Names[pool.Source], Pixel(context, pool.Source, ky, kx))};");
                writer.Line($"ref {context.Element} pooled = {KernelContext.At(context.Names[pool.Pooled], OutputPixel(context, pool.Pooled))};");
            }

            MapEmitter.WriteRun(writer, context, channels, (i, remaining) =>
            {
                string share = max ? context.Load("gradient", i) : $"{context.Load("gradient", i)} * {context.V}.Create({Share(context, pool.Window)})";
                writer.Line($"{context.Vector} share = {(remaining is null ? share : $"({share}) & {context.Mask(remaining)}")};");
                if (max)
                {
                    writer.Line($"{context.Vector} top = {context.Load("pooled", i)};");
                    writer.Line($"{context.Vector} free = {context.Vector}.AllBitsSet;");
                }

                forEachTap(offset =>
                {
                    // Source and target may have different halos, hence different offsets.
                    (string inWindow, string inTarget) = Offsets(offset);
                    string at = Join(inTarget, i);
                    if (!max)
                    {
                        writer.Line(context.Store($"{context.Load("target", at)} + share", "target", at));
                        return;
                    }

                    using (writer.Braces())
                    {
                        writer.Line($"{context.Vector} hit = {context.V}.Equals<{context.Element}>({context.Load("window", Join(inWindow, i))}, top) & free;");
                        writer.Line($"free = {context.V}.AndNot(free, hit);");
                        writer.Line(context.Store($"{context.Load("target", at)} + (share & hit)", "target", at));
                    }
                });
            });
        }, max: pool.Source, target: pool.Out);
    }

    private static string Join(string offset, string i) => offset == "0" ? i : $"{offset} + {i}";

    private static (string Window, string Target) Offsets(string both)
    {
        int bar = both.IndexOf('|');
        return bar < 0 ? (both, both) : (both.Substring(0, bar), both.Substring(bar + 1));
    }

    private static void Walk(
        SourceWriter writer, KernelContext context, Window2D window, Action<string, string, Action<Action<string>>> body, int max, int target = -1)
    {
        (WindowAxis vertical, WindowAxis horizontal) = (window.Vertical, window.Horizontal);
        using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
        using (writer.Block($"for (nint y = 0; y < {Literal.Of(vertical.Output)}; y++)"))
        {
            Edges(writer, "y", vertical);
            using (writer.Block($"for (nint x = 0; x < {Literal.Of(horizontal.Output)}; x++)"))
            {
                Edges(writer, "x", horizontal);
                string Tap(string ky, string kx) => target < 0
                    ? Offset(context, max, ky, kx)
                    : Offset(context, max, ky, kx) + "|" + Offset(context, target, ky, kx);
                body("y0", "x0", tap =>
                {
                    bool whole = IsWhole(vertical) && IsWhole(horizontal);
                    if (whole && vertical.Size * horizontal.Size <= UnrollLimit)
                    {
                        for (int i = 0; i < vertical.Size * horizontal.Size; i++)
                        {
                            tap(Tap(Literal.Of(i / horizontal.Size), Literal.Of(i % horizontal.Size)));
                        }

                        return;
                    }

                    using (writer.Block($"for (nint ky = 0; ky < {Trips("y", vertical)}; ky++)"))
                    using (writer.Block($"for (nint kx = 0; kx < {Trips("x", horizontal)}; kx++)"))
                    {
                        tap(Tap("ky", "kx"));
                    }
                });
            }
        }
    }

    /// <summary>The first element of a window inside the image and, where windows are cut, how many are inside.</summary>
    private static void Edges(SourceWriter writer, string axis, WindowAxis window)
    {
        string start = Sum.Of(-window.PadBefore, (axis, window.Stride));
        if (IsWhole(window))
        {
            writer.Line($"nint {axis}0 = {start};");
            return;
        }

        writer.Line($"nint {axis}0 = Math.Max({start}, 0);");
        writer.Line($"nint {axis}n = Math.Min({start} + {Literal.Of(window.Size)}, {Literal.Of(window.Input)}) - {axis}0;");
    }

    private static bool IsWhole(WindowAxis window) => window.PadBefore == 0 && window.PadAfter == 0;

    private static string Trips(string axis, WindowAxis window) => IsWhole(window) ? Literal.Of(window.Size) : axis + "n";

    /// <summary>One over the number of elements inside the image.</summary>
    private static string Share(KernelContext context, Window2D window)
    {
        (WindowAxis vertical, WindowAxis horizontal) = (window.Vertical, window.Horizontal);
        if (IsWhole(vertical) && IsWhole(horizontal))
        {
            // Divided in the element type, as a reader would expect of a mean.
            return $"{Literal.Of(1, context.Element)} / {Literal.Of(vertical.Size * horizontal.Size, context.Element)}";
        }

        return $"{Literal.Of(1, context.Element)} / ({Trips("y", vertical)} * {Trips("x", horizontal)})";
    }

    private static string Offset(KernelContext context, int tensor, string ky, string kx)
    {
        TensorLayout layout = context.Layout(tensor);
        bool constant = int.TryParse(ky, out int row) & int.TryParse(kx, out int column);
        return constant
            ? Literal.Of((row * layout.Strides[0]) + (column * layout.Strides[1]))
            : Sum.Of(0, (ky, layout.Strides[0]), (kx, layout.Strides[1]));
    }

    private static string Pixel(KernelContext context, int tensor, string y, string x)
    {
        TensorLayout layout = context.Layout(tensor);
        (string, int)[] sample = context.Batched ? [("s", context.SampleStride(tensor))] : [];
        return Sum.Of(layout.Base, [.. sample, (y, layout.Strides[0]), (x, layout.Strides[1])]);
    }

    private static string OutputPixel(KernelContext context, int tensor) => Pixel(context, tensor, "y", "x");
}

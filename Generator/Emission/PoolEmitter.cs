using System;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Emission;

/// <summary>Writes pooling and its gradient: vectors along the channels, windows cut at the tensor's edge.</summary>
internal static class PoolEmitter
{
    public static void Write(SourceWriter writer, KernelContext context, Pool pool)
    {
        WindowWalk walk = new(writer, context, pool.Window);
        walk.Write(() =>
        {
            Reference(writer, context, "target", pool.Out, walk.Result(pool.Out));
            Reference(writer, context, "window", pool.Source, walk.First(pool.Source));
            int channels = context.Tensor(pool.Out).Channels;

            // Whole vectors: surplus lanes fall on the next pixel, which is written later, or on slack.
            using (writer.Block($"for (nint c = 0; c < {Literal.Of(channels)}; c += {context.Lanes})"))
            {
                bool max = pool.Kind == PoolKind.Max;
                writer.Line(max
                    ? $"{context.Vector} v = {context.V}.Create({context.Element}.NegativeInfinity);"
                    : $"{context.Vector} v = {context.Vector}.Zero;");
                walk.ForEachTap(offset =>
                {
                    string tap = context.Load("window", Join(offset(pool.Source), "c"));
                    writer.Line(max ? $"v = {context.V}.MaxNative(v, {tap});" : $"v += {tap};");
                });
                writer.Line(context.Store(max ? "v" : $"v * {Share(context, walk, pool.Kind)}", "target", "c"));
            }
        });
    }

    public static void Write(SourceWriter writer, KernelContext context, PoolGradient pool)
    {
        if (!pool.Accumulate)
        {
            CopyEmitter.Clear(writer, context, pool.Out);
        }

        WindowWalk walk = new(writer, context, pool.Window);
        walk.Write(() =>
        {
            bool max = pool.Kind == PoolKind.Max;
            Reference(writer, context, "target", pool.Out, walk.First(pool.Out));
            Reference(writer, context, "gradient", pool.Gradient, walk.Result(pool.Gradient));
            if (max)
            {
                Reference(writer, context, "window", pool.Source, walk.First(pool.Source));
                Reference(writer, context, "pooled", pool.Pooled, walk.Result(pool.Pooled));
            }

            MapEmitter.WriteRun(writer, context, context.Tensor(pool.Out).Channels, (i, remaining) =>
            {
                string share = max ? context.Load("gradient", i) : $"{context.Load("gradient", i)} * {Share(context, walk, pool.Kind)}";
                writer.Line($"{context.Vector} share = {(remaining is null ? share : $"({share}) & {context.Mask(remaining)}")};");
                if (!max)
                {
                    walk.ForEachTap(offset =>
                    {
                        string at = Join(offset(pool.Out), i);
                        writer.Line(context.Store($"{context.Load("target", at)} + share", "target", at));
                    });
                    return;
                }

                ForEachHit(writer, context, walk, pool.Source, i, null, offset =>
                {
                    string at = Join(offset(pool.Out), i);
                    writer.Line(context.Store($"{context.Load("target", at)} + (share & hit)", "target", at));
                });
            });
        });
    }

    /// <summary>
    /// Walks a window's elements with a mask <c>hit</c>: the lanes whose first maximum the element is. Takes references
    /// <c>window</c> and <c>pooled</c>.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="context">The program.</param>
    /// <param name="walk">The windows.</param>
    /// <param name="source">What was pooled.</param>
    /// <param name="i">The channel.</param>
    /// <param name="remaining">How many lanes take part; null for all.</param>
    /// <param name="body">Writes what is done with an element, as in <see cref="WindowWalk.ForEachTap"/>.</param>
    internal static void ForEachHit(
        SourceWriter writer,
        KernelContext context,
        WindowWalk walk,
        int source,
        string i,
        string? remaining,
        Action<Func<int, string>> body)
    {
        writer.Line($"{context.Vector} top = {context.Load("pooled", i)};");
        writer.Line($"{context.Vector} free = {(remaining is null ? $"{context.Vector}.AllBitsSet" : context.Mask(remaining))};");
        walk.ForEachTap(offset =>
        {
            using (writer.Braces())
            {
                writer.Line($"{context.Vector} hit = {context.V}.Equals<{context.Element}>({context.Load("window", Join(offset(source), i))}, top) & free;");
                writer.Line($"free = {context.V}.AndNot(free, hit);");
                body(offset);
            }
        });
    }

    internal static void Reference(SourceWriter writer, KernelContext context, string name, int tensor, string offset) =>
        writer.Line($"ref {context.Element} {name} = {KernelContext.At(context.Names[tensor], offset)};");

    internal static string Join(string offset, string i) => offset == "0" ? i : $"{offset} + {i}";

    private static string Share(KernelContext context, WindowWalk walk, PoolKind kind) =>
        $"{context.V}.Create({walk.Share(kind == PoolKind.AverageWithPadding)})";
}

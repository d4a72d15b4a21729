using System;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;

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
        bool max = pool.Kind == PoolKind.Max;
        bool direct = max && pool.Disjoint && !pool.Accumulate;
        if (!pool.Accumulate && !(direct && pool.Covers))
        {
            CopyEmitter.Clear(writer, context, pool.Out);
        }

        WindowWalk walk = new(writer, context, pool.Window);
        walk.Write(() =>
        {
            Reference(writer, context, "target", pool.Out, walk.First(pool.Out));
            Reference(writer, context, "gradient", pool.Gradient, walk.Result(pool.Gradient));
            if (max)
            {
                Reference(writer, context, "window", pool.Source, walk.First(pool.Source));
                Reference(writer, context, "pooled", pool.Pooled, walk.Result(pool.Pooled));
            }

            int channels = context.Tensor(pool.Out).Channels;
            MapEmitter.WriteRun(writer, context, channels, (i, remaining) =>
            {
                string share = max ? context.Load("gradient", i) : $"{context.Load("gradient", i)} * {Share(context, walk, pool.Kind)}";
                writer.Line($"{context.Vector} share = {share};");
                ChainEmitter.Apply(writer, context, pool.Chain, "share", _ => context.Load("pooled", i), static channel => "");
                if (remaining is not null)
                {
                    writer.Line($"share &= {context.Mask(remaining)};");
                }

                if (!max)
                {
                    walk.ForEachTap(offset => Add(offset, "share"));
                }
                else if (direct)
                {
                    WriteShares(writer, context, walk, pool, i, remaining);
                }
                else
                {
                    ForEachHit(writer, context, walk, pool.Source, i, null, offset => Add(offset, "(share & hit)"));
                }

                void Add(Func<int, string> offset, string value)
                {
                    string at = Join(offset(pool.Out), i);
                    writer.Line(context.Store($"{context.Load("target", at)} + {value}", "target", at));
                }
            });
        });
    }

    /// <summary>
    /// Stores what each element of a window gets, zeros too. Surplus lanes are zeros: where the channels are fewer than a vector
    /// they may fall on the elements behind, which are written later, but not on the next row, which may have been written.
    /// </summary>
    private static void WriteShares(
        SourceWriter writer, KernelContext context, WindowWalk walk, PoolGradient pool, string i, string? remaining)
    {
        void Whole() => ForEachHit(writer, context, walk, pool.Source, i, null, offset =>
            writer.Line(context.Store("share & hit", "target", Join(offset(pool.Out), i))));
        if (remaining is null)
        {
            Whole();
            return;
        }

        WindowAxis last = pool.Window[pool.Window.Count - 1];
        int channels = context.Tensor(pool.Out).Channels;
        int step = last.Stride * channels;
        int windows = last.Output - ((ParameterTable.Block - channels + step - 1) / step);
        bool spills = channels < ParameterTable.Block && windows > 0;
        if (spills)
        {
            using SourceWriter.Scope scope = writer.Block($"if ({i} == 0 && x < {Literal.Of(windows)})");
            Whole();
        }

        using SourceWriter.Scope? rest = writer.BlockIf(spills, "else");
        ForEachHit(writer, context, walk, pool.Source, i, null, offset =>
            writer.Line(context.StorePartial("share & hit", "target", Join(offset(pool.Out), i), remaining)));
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

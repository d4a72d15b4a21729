using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Emission;

/// <summary>Writes unpooling and its gradient: vectors along the channels, maxima found by comparison.</summary>
internal static class UnpoolEmitter
{
    public static void Write(SourceWriter writer, KernelContext context, Unpool unpool)
    {
        CopyEmitter.Clear(writer, context, unpool.Out);
        WindowWalk walk = new(writer, context, unpool.Window);
        walk.Write(() =>
        {
            PoolEmitter.Reference(writer, context, "target", unpool.Out, walk.First(unpool.Out));
            PoolEmitter.Reference(writer, context, "values", unpool.Values, walk.Result(unpool.Values));
            PoolEmitter.Reference(writer, context, "window", unpool.Source, walk.First(unpool.Source));
            PoolEmitter.Reference(writer, context, "pooled", unpool.Pooled, walk.Result(unpool.Pooled));
            MapEmitter.WriteRun(writer, context, context.Tensor(unpool.Out).Channels, (i, remaining) =>
            {
                writer.Line($"{context.Vector} value = {context.Load("values", i)};");
                PoolEmitter.ForEachHit(writer, context, walk, unpool.Source, i, remaining, offset =>
                {
                    string at = PoolEmitter.Join(offset(unpool.Out), i);
                    string chosen = $"(value & hit) | {context.V}.AndNot({context.Load("target", at)}, hit)";
                    writer.Line(context.Store(chosen, "target", at));
                });
            });
        });
    }

    public static void Write(SourceWriter writer, KernelContext context, UnpoolGradient unpool)
    {
        WindowWalk walk = new(writer, context, unpool.Window);
        walk.Write(() =>
        {
            PoolEmitter.Reference(writer, context, "target", unpool.Out, walk.Result(unpool.Out));
            PoolEmitter.Reference(writer, context, "gradient", unpool.Gradient, walk.First(unpool.Gradient));
            PoolEmitter.Reference(writer, context, "window", unpool.Source, walk.First(unpool.Source));
            PoolEmitter.Reference(writer, context, "pooled", unpool.Pooled, walk.Result(unpool.Pooled));
            MapEmitter.WriteRun(writer, context, context.Tensor(unpool.Out).Channels, (i, remaining) =>
            {
                writer.Line($"{context.Vector} v = {context.Vector}.Zero;");
                PoolEmitter.ForEachHit(writer, context, walk, unpool.Source, i, remaining, offset =>
                {
                    string at = PoolEmitter.Join(offset(unpool.Gradient), i);
                    writer.Line($"{context.Vector} there = {context.Load("gradient", at)};");
                    writer.Line("v |= there & hit;");
                    if (unpool.Overlaps)
                    {
                        // An earlier window's value was overwritten here.
                        writer.Line(context.Store($"{context.V}.AndNot(there, hit)", "gradient", at));
                    }
                });
                if (unpool.Accumulate)
                {
                    writer.Line($"v += {context.Load("target", i)};");
                }

                writer.Line(remaining is null ? context.Store("v", "target", i) : context.StorePartial("v", "target", i, remaining));
            });
        }, backwards: unpool.Overlaps);
    }
}

using System.Linq;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The largest of several layers' outputs.</summary>
internal sealed class MaximumLayer : MergeLayer
{
    public override string Kind => "Maximum";

    protected override Expression Join(Expression[] values) => values.Aggregate(Expression.Maximum);
}

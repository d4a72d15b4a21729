using System.Linq;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The smallest of several layers' outputs.</summary>
internal sealed class MinimumLayer : MergeLayer
{
    public override string Kind => "Minimum";

    protected override Expression Join(Expression[] values) => values.Aggregate(Expression.Minimum);
}

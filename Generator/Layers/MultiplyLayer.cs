using System.Linq;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Layers;

/// <summary>The product of several layers' outputs.</summary>
internal sealed class MultiplyLayer : MergeLayer
{
    public override string Kind => "Multiply";

    protected override Expression Join(Expression[] values) => values.Aggregate(static (product, value) => product * value);
}

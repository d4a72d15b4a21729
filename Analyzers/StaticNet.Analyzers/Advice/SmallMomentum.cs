using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>PyTorch's momentum of running statistics, which is the share of the new, where Keras' is meant.</summary>
internal sealed class SmallMomentum : ModelRule
{
    private const string Argument = "Momentum";

    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes.Where(static node => ModelView.LayerOf(node) is BatchNormalizationLayer))
        {
            // With 0 the last batch alone is meant.
            if (BatchNormalizationArguments.Read(node.Declaration).Momentum is > 0 and < 0.5 and double momentum)
            {
                string other = Text.Of(Math.Round(1 - momentum, 6));
                yield return new Finding(Rules.SmallMomentum, node.Layer, Argument, [node.Name, Text.Of(momentum), other])
                {
                    Changes = [Change.Set(node.Layer, Argument, other + "f")],
                };
            }
        }
    }
}

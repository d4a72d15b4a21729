using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>A convolution with PyTorch's arguments, of which the filters are taken for the height of the kernel.</summary>
internal sealed class TorchOrder : ModelRule
{
    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes.Where(static node => ModelView.LayerOf(node).HasKernel && node is { Inputs.Count: 1, Steps: 0 }))
        {
            Shape input = view.Source(node).Output;
            if (ArgumentOrder.Remedy(node.Declaration, input) is string remedy)
            {
                string size = Text.Of(node.Declaration.Int("KernelHeight")) + "×" + Text.Of(node.Declaration.Int("KernelWidth"));
                yield return new Finding(
                    Rules.TorchOrder, node.Layer, "Filters", [node.Name, Text.Of(input.Channels), size, remedy])
                {
                    Changes = [Change.Layers(node.Layer, node.Kind, remedy.Substring(node.Kind.Length + 1).TrimEnd(')'))],
                };
            }
        }
    }
}

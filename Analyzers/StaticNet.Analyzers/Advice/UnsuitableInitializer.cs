using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>First weights of another size than the activation after them is made for.</summary>
internal sealed class UnsuitableInitializer : ModelRule
{
    private const string Argument = "KernelInitializer";

    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (Node node in view.Nodes.Where(static node => ModelView.LayerOf(node).HasKernel))
        {
            // What comes out of the network is not passed on, and what has been given is trained already or meant.
            if (KernelChain.Activated(view, node) is not ActivatedKernel link || KernelChain.After(view, link.Activation) is null)
            {
                continue;
            }

            InitializerKind initializer = KernelArguments.Read(node.Declaration).KernelInitializer;
            Parameter kernel = node.Parameters[0];
            (InitializerKind Better, string Why)? suits = link.Function switch
            {
                ActivationKind.SELU when initializer is not (InitializerKind.LecunNormal or InitializerKind.LecunUniform) =>
                    (InitializerKind.LecunNormal, $"of variance 1/{Text.Of(kernel.FanIn)}, with which SELU keeps mean and variance"),
                ActivationKind.Sigmoid or ActivationKind.Tanh or ActivationKind.HardTanh or ActivationKind.HardSigmoid or ActivationKind.Softsign
                    when initializer is InitializerKind.HeNormal or InitializerKind.HeUniform =>
                        (InitializerKind.GlorotUniform, $"of variance 2/{Text.Of(kernel.FanIn + kernel.FanOut)}; He's 2/{Text.Of(kernel.FanIn)} is for ReLU, which lets half through"),
                _ => null,
            };
            if (suits is (InitializerKind better, string why))
            {
                string written = "Initializer." + better;
                yield return new Finding(
                    Rules.UnsuitableInitializer,
                    node.Layer,
                    Argument,
                    [node.Name, initializer.ToString(), link.Function.ToString(), written + ", " + why])
                {
                    Changes = [Change.Set(node.Layer, Argument, written)],
                };
            }
        }
    }
}

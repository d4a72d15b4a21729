using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>
/// Very many layers with ReLU and Glorot's initialiser: each lets through fan in / (fan in + fan out) of a signal's mean square,
/// half of it between layers of one width (He et al., 2015, could not train 30 of them).
/// </summary>
internal sealed class FadingSignal : ModelRule
{
    private const int Many = 20;
    private const string Argument = "KernelInitializer";

    public override IEnumerable<Finding> Find(ModelView view)
    {
        foreach (IReadOnlyList<ActivatedKernel> chain in KernelChain.Find(view, BeginsSmall))
        {
            if (chain.Count >= Many)
            {
                double share = chain
                    .Select(static link => link.Kernel.Parameters[0])
                    .Aggregate(1.0, static (product, kernel) => product * kernel.FanIn / ((double)kernel.FanIn + kernel.FanOut));
                Node first = chain[0].Kernel;
                yield return new Finding(
                    Rules.FadingSignal,
                    first.Layer,
                    Argument,
                    [Text.Of(chain.Count), first.Name, chain[chain.Count - 1].Kernel.Name, share.ToString("0.#e0", CultureInfo.InvariantCulture)])
                {
                    Changes = [.. chain.Select(static link => Change.SetAll(link.Kernel.Layer, Argument, "Initializer." + InitializerKind.HeNormal))],
                };
            }
        }
    }

    private static bool BeginsSmall(ActivatedKernel link) =>
        link.Function is ActivationKind.ReLU or ActivationKind.ReLU6
        && KernelArguments.Read(link.Kernel.Declaration).KernelInitializer is InitializerKind.GlorotUniform or InitializerKind.GlorotNormal;
}

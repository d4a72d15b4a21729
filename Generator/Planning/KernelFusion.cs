using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Planning;

/// <summary>
/// Moves pointwise work to where the value already sits in registers: a map that is the only reader of a contraction's or
/// another map's result becomes the end of that kernel. What the backward pass reads is a reader too, so nothing is lost that
/// is still needed.
/// </summary>
internal static class KernelFusion
{
    public static KernelProgram Run(KernelProgram program) => program with
    {
        Forward = FuseMaps(program),
        Backward = FuseDerivatives(program, PoolGradientFusion.Run(program)),
    };

    /// <summary>
    /// On the way back, an activation's derivative right after the contraction that makes the gradient of its output. What the
    /// caller gives or takes keeps a tensor of its own.
    /// </summary>
    private static EquatableArray<Kernel> FuseDerivatives(KernelProgram program, EquatableArray<Kernel> kernels)
    {
        Kernel?[] backward = [.. kernels];
        TensorUses uses = new(kernels, program.Tensors.Count);
        for (int consumer = backward.Length - 1; consumer >= 0; consumer--)
        {
            if (backward[consumer] is not Map { Accumulate: false, Phase: Phase.Always, Chain.Count: 1 } map ||
                map.Chain[0] is not Pointwise.MultiplyGradient derivative || !ActivationRules.HasCheapGradient(derivative.Kind) ||
                program.InputGradients.Contains(map.Source) || program.LogitGradients.Contains(map.Out))
            {
                continue;
            }

            List<int> users = uses.Users(map.Source);
            bool unused = uses.Users(map.Out).TrueForAll(user => user >= consumer);
            if (users.Count == 2 && users[1] == consumer && unused &&
                backward[users[0]] is Contraction { Accumulate: false, Phase: Phase.Always } contraction)
            {
                Contraction fused = contraction with
                {
                    Purpose = contraction.Purpose + ", " + map.Purpose,
                    Out = contraction.Out with { Tensor = map.Out },
                    Epilogue = [.. contraction.Epilogue, derivative],
                };
                Replace(backward, uses, users[0], fused, consumer);
            }
        }

        return Rest(backward);
    }

    private static EquatableArray<Kernel> FuseMaps(KernelProgram program)
    {
        Kernel?[] forward = [.. program.Forward];
        TensorUses uses = new(program.Forward, program.Tensors.Count);
        HashSet<int> kept = [.. program.Inputs, .. program.Outputs, .. program.Backward.SelectMany(static kernel => kernel.Reads)];

        // A fused kernel may now be what another one waits for: from the start again.
        for (int consumer = 0; consumer < forward.Length; consumer = FuseMap(forward, uses, kept, consumer) ? 0 : consumer + 1)
        {
        }

        return Rest(forward);
    }

    private static bool FuseMap(Kernel?[] forward, TensorUses uses, HashSet<int> kept, int consumer)
    {
        if (forward[consumer] is not Map { Accumulate: false, Phase: Phase.Always } map)
        {
            return false;
        }

        foreach (Map candidate in Orders(map))
        {
            int producer = kept.Contains(candidate.Source) ? -1 : SoleProducer(uses, candidate.Source);
            if (producer >= 0 && OperandsReady(uses, candidate, producer) && Join(forward[producer]!, candidate) is Kernel fused)
            {
                Replace(forward, uses, producer, fused, consumer);
                return true;
            }
        }

        return false;
    }

    /// <summary>Puts a fused kernel at the producer's place and leaves the consumer's empty.</summary>
    private static void Replace(Kernel?[] kernels, TensorUses uses, int producer, Kernel fused, int consumer)
    {
        uses.Remove(kernels[producer]!, producer);
        uses.Remove(kernels[consumer]!, consumer);
        uses.Add(fused, producer);
        kernels[producer] = fused;
        kernels[consumer] = null;
    }

    private static EquatableArray<Kernel> Rest(Kernel?[] kernels) => kernels.OfType<Kernel>().ToEquatableArray();

    /// <summary>The map as it stands and, for a sum, with the other summand as its source.</summary>
    private static IEnumerable<Map> Orders(Map map)
    {
        yield return map;
        if (map.Chain.Count > 0 && map.Chain[0] is Pointwise.AddTensor other && other.Tensor != map.Source)
        {
            yield return map with
            {
                Source = other.Tensor,
                Chain = [new Pointwise.AddTensor(map.Source), .. map.Chain.Skip(1)],
            };
        }
    }

    private static Kernel? Join(Kernel producer, Map map) => producer switch
    {
        Contraction { Accumulate: false } contraction when map.Chain.All(FitsOnAccumulators) => contraction with
        {
            Out = contraction.Out with { Tensor = map.Out },
            Epilogue = [.. contraction.Epilogue, .. map.Chain],
        },
        LoopNest { TakesEpilogue: true } nest when map.Chain.All(FitsOnAccumulators) => WithEpilogue(nest, map),
        Map { Accumulate: false, Phase: Phase.Always } first => first with
        {
            Purpose = first.Purpose + ", " + map.Purpose,
            Out = map.Out,
            Chain = [.. first.Chain, .. map.Chain],
        },
        _ => null,
    };

    /// <summary>A nest whose results are what a map makes of them.</summary>
    private static LoopNest WithEpilogue(LoopNest nest, Map map)
    {
        List<Access> operands = [.. nest.Operands];
        Expression Read(Access access)
        {
            int known = operands.IndexOf(access);
            if (known < 0)
            {
                known = operands.Count;
                operands.Add(access);
            }

            return new Expression.Operand(known);
        }

        NestResult Apply(NestResult result)
        {
            Expression Channel(int tensor) => Read(new Access(tensor, [result.Out.Indices[result.Out.Indices.Count - 1]]));
            Expression value = map.Chain.Aggregate(result.Value, (sum, step) => step switch
            {
                Pointwise.AddChannel add => sum + Channel(add.Tensor),
                Pointwise.MultiplyChannel multiply => sum * Channel(multiply.Tensor),
                Pointwise.AddTensor add => sum + Read(result.Out with { Tensor = add.Tensor }),
                Pointwise.Function function => new Expression.Function(function.Kind, function.Parameters, sum),
                _ => throw new InvalidOperationException($"{step} does not fit."),
            });
            return result with { Out = result.Out with { Tensor = map.Out }, Value = value };
        }

        EquatableArray<NestResult> results = nest.Results.Select(Apply).ToEquatableArray();
        return nest with { Operands = operands.ToEquatableArray(), Results = results };
    }

    private static bool FitsOnAccumulators(Pointwise step) => step switch
    {
        Pointwise.Function function => ActivationRules.IsCheap(function.Kind),
        Pointwise.AddChannel or Pointwise.MultiplyChannel or Pointwise.AddTensor => true,
        _ => false,
    };

    /// <summary>The kernel that alone writes a tensor which the map alone reads, or -1.</summary>
    private static int SoleProducer(TensorUses uses, int tensor) =>
        uses.Readers(tensor).Count == 1 && uses.Writers(tensor).Count == 1 ? uses.Writers(tensor)[0] : -1;

    /// <summary>Whether everything else that the map reads exists before the producer runs.</summary>
    private static bool OperandsReady(TensorUses uses, Map map, int producer) => map.Reads
        .Where(read => read != map.Source)
        .All(read => uses.Writers(read).All(writer => writer < producer));
}

using System;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Emission;

/// <summary>Which emitter writes which kernel.</summary>
internal static class KernelEmitter
{
    /// <summary>Writes the body of a kernel's method.</summary>
    public static void Write(SourceWriter writer, KernelContext context, Kernel kernel)
    {
        switch (kernel)
        {
            case Contraction { AlongSum: true } contraction:
                DotEmitter.Write(writer, context, contraction);
                break;
            case Contraction contraction:
                ContractionEmitter.Write(writer, context, contraction);
                break;
            case Map map:
                MapEmitter.Write(writer, context, map);
                break;
            case Reduce reduce:
                ReduceEmitter.Write(writer, context, reduce);
                break;
            case Pool pool:
                PoolEmitter.Write(writer, context, pool);
                break;
            case PoolGradient gradient:
                PoolEmitter.Write(writer, context, gradient);
                break;
            case Unpool unpool:
                UnpoolEmitter.Write(writer, context, unpool);
                break;
            case UnpoolGradient gradient:
                UnpoolEmitter.Write(writer, context, gradient);
                break;
            case Reshape reshape:
                CopyEmitter.Write(writer, context, reshape);
                break;
            case Fill fill:
                CopyEmitter.Clear(writer, context, fill.Out);
                break;
            case Table table:
                CopyEmitter.Write(writer, context, table);
                break;
            case LoopNest nest:
                LoopNestEmitter.Write(writer, context, nest);
                break;
            case Resample resample:
                ResampleEmitter.Write(writer, context, resample);
                break;
            case Gather gather:
                GatherEmitter.Write(writer, context, gather);
                break;
            case ScatterAdd scatter:
                GatherEmitter.Write(writer, context, scatter);
                break;
            case Custom custom:
                CustomEmitter.Write(writer, context, custom);
                break;
            case Penalty penalty:
                PenaltyEmitter.Write(writer, context, penalty);
                break;
            case PenaltyGradient gradient:
                PenaltyEmitter.Write(writer, context, gradient);
                break;
            case Call call:
                CallEmitter.Write(writer, context, call);
                break;
            default:
                throw new InvalidOperationException($"Unknown kernel {kernel.GetType().Name}.");
        }
    }
}

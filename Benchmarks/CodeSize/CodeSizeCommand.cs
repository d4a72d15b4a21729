using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Benchmarks.Compare;
using StaticNet.Benchmarks.Workloads;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.CodeSize;

/// <summary>Bytes of IL and of machine code, network by network.</summary>
internal static class CodeSizeCommand
{
    /// <summary>Prints a line per network; all networks where none is named.</summary>
    public static int Run(IReadOnlyList<string> kinds)
    {
        string path = Simd.UseVector512 ? "512" : "Portable";
        CompareTable.Line($"{"",-10} {"IL of kernels",18} {"machine code of an inference",29} {"of a training step",28}");
        CompareTable.Line($"{"network",-10} {"inference",10} {"all",7} {"kernels",9} {"rest",9} {"methods",9} {"kernels",9} {"rest",9} {"methods",8}");
        foreach (string kind in kinds.Count > 0 ? kinds : NetworkByKind.Kinds)
        {
            Type network = NetworkByKind.New(kind).GetType();
            GeneratedClasses classes = new(network);
            Sum inference = new(network, classes, CompiledMethod.Of(kind, train: false));
            Sum training = new(network, classes, CompiledMethod.Of(kind, train: true));
            CompareTable.Line($"{kind,-10} {classes.IL("Inference" + path, "InferenceArena"),10} {classes.IL(),7} {inference.Kernels,9} {inference.Rest,9} {inference.Methods,9} {training.Kernels,9} {training.Rest,9} {training.Methods,8}");
        }

        return 0;
    }

    /// <summary>Bytes of machine code: the network's kernels, and what else its user needs.</summary>
    private readonly struct Sum
    {
        public Sum(Type network, GeneratedClasses classes, IReadOnlyList<CompiledMethod> compiled)
        {
            CompiledMethod[] kernels = [.. compiled.Where(method => classes.HasKernel(method.Name))];
            CompiledMethod[] rest = [.. compiled.Where(method => !classes.HasKernel(method.Name) && IsCounted(network, method.Name))];
            Kernels = kernels.Sum(static method => method.Native);
            Rest = rest.Sum(static method => method.Native);
            Methods = kernels.Length + rest.Length;
        }

        public int Kernels { get; }

        public int Rest { get; }

        public int Methods { get; }

        // Not this program's own.
        private static bool IsCounted(Type network, string method) => method.StartsWith(network.FullName + ":", StringComparison.Ordinal)
            || method.StartsWith("System.", StringComparison.Ordinal)
            || (method.StartsWith("StaticNet.", StringComparison.Ordinal) && !method.StartsWith("StaticNet.Benchmarks.", StringComparison.Ordinal));
    }
}

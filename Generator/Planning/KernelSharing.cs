using System.Collections.Generic;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Planning;

/// <summary>
/// Finds kernels that differ in nothing but the tensors, which lie alike: one method serves them all. A network of equal blocks
/// needs the text, and the JIT's time, of one.
/// </summary>
internal sealed class KernelSharing
{
    private readonly ProgramPlan _plan;
    private readonly Dictionary<Operand, int> _operands = [];
    private readonly Dictionary<(Kernel Kernel, EquatableArray<int> Operands), int> _methods = [];
    private readonly int[] _likeness;

    /// <summary>Of a program whose tensors have their places.</summary>
    public KernelSharing(ProgramPlan plan)
    {
        _plan = plan;
        _likeness = new int[plan.Program.Tensors.Count];
    }

    /// <summary>A number that kernels have in common if they do the same to tensors which lie alike; 0, 1, 2... in the order of the first of each.</summary>
    public int Method(Kernel kernel)
    {
        List<int> tensors = [];
        int Number(int tensor)
        {
            if (tensor < 0)
            {
                return tensor;
            }

            int number = tensors.IndexOf(tensor);
            if (number < 0)
            {
                number = tensors.Count;
                tensors.Add(tensor);
            }

            return number;
        }

        Kernel nameless = kernel.WithTensors(Number) with { Label = "", Phase = Phase.Always };
        int[] operands = [.. tensors];
        for (int i = 0; i < operands.Length; i++)
        {
            operands[i] = Likeness(operands[i]);
        }

        (Kernel, EquatableArray<int>) key = (nameless, new EquatableArray<int>(operands));
        if (!_methods.TryGetValue(key, out int method))
        {
            _methods.Add(key, method = _methods.Count);
        }

        return method;
    }

    /// <summary>A number that tensors have in common if and only if they lie alike: shape, strides, border, distance of samples.</summary>
    public int Likeness(int tensor)
    {
        if (_likeness[tensor] == 0)
        {
            Tensor declared = _plan.Program.Tensors[tensor];
            Placement placement = _plan.Placements[tensor];
            Operand operand = new(
                declared.Dimensions, declared.PerSample, declared.Blocked, declared.View is not null, placement.Layout, placement.SampleStride);
            if (!_operands.TryGetValue(operand, out int likeness))
            {
                _operands.Add(operand, likeness = _operands.Count + 1);
            }

            _likeness[tensor] = likeness;
        }

        return _likeness[tensor];
    }

    /// <summary>What the text of a kernel may depend on.</summary>
    private sealed record Operand(
        EquatableArray<int> Dimensions, bool PerSample, bool Blocked, bool IsView, TensorLayout Layout, int SampleStride);
}

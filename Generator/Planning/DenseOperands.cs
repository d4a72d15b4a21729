using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Planning;

/// <summary>
/// Gives the kernels that take a sample as one span a copy without a border of zeros, where other kernels want a border around
/// the tensor.
/// </summary>
internal static class DenseOperands
{
    public static KernelProgram Run(KernelProgram program)
    {
        Dictionary<int, (int[] Before, int[] After)> halos = TensorLayout.Halos(program);
        bool HasBorder(int tensor) =>
            halos.TryGetValue(tensor, out (int[] Before, int[] After) halo) && halo.Before.Concat(halo.After).Any(static size => size > 0);
        if (!program.Forward.Concat(program.Backward).OfType<Custom>().Any(kernel => kernel.Inputs.Append(kernel.Output).Any(HasBorder)))
        {
            return program;
        }

        List<Tensor> tensors = [.. program.Tensors];
        int Copy(int tensor)
        {
            Tensor original = program.Tensors[tensor];
            TensorRole role = original.Role == TensorRole.Gradient ? TensorRole.Gradient : TensorRole.Activation;
            tensors.Add(new Tensor(tensors.Count, original.Name + "/dense", original.Dimensions, role));
            return tensors.Count - 1;
        }

        IEnumerable<Kernel> WithCopies(Kernel kernel)
        {
            if (kernel is not Custom custom)
            {
                yield return kernel;
                yield break;
            }

            int[] inputs = [.. custom.Inputs.Select(input => HasBorder(input) ? Copy(input) : input)];
            for (int i = 0; i < inputs.Length; i++)
            {
                if (inputs[i] != custom.Inputs[i])
                {
                    yield return new Reshape(custom.Label, "without a border", inputs[i], custom.Inputs[i]);
                }
            }

            int output = HasBorder(custom.Output) ? Copy(custom.Output) : custom.Output;
            yield return custom with { Inputs = new EquatableArray<int>(inputs), Output = output };
            if (output != custom.Output)
            {
                yield return new Reshape(custom.Label, "with a border", custom.Output, output);
            }
        }

        EquatableArray<Kernel> forward = program.Forward.SelectMany(WithCopies).ToEquatableArray();
        EquatableArray<Kernel> backward = program.Backward.SelectMany(WithCopies).ToEquatableArray();
        return program with { Tensors = tensors.ToEquatableArray(), Forward = forward, Backward = backward };
    }
}

using System;
using System.Collections.Generic;

namespace StaticNet.Tests.Reference;

/// <summary>A layer with a kernel, an optional bias and an activation.</summary>
internal abstract record ReferenceKernelLayer : ReferenceLayer
{
    public Activation Activation { get; init; }

    public bool UseBias { get; init; } = true;

    protected IEnumerable<string> KernelArguments
    {
        get
        {
            if (Activation != Activation.Linear)
            {
                yield return $"Activation = Activation.{Activation}";
            }

            if (!UseBias)
            {
                yield return "UseBias = false";
            }
        }
    }

    protected IEnumerable<ReferenceParameter> KernelParameters(int[] shape, int fanIn)
    {
        // Keeps the outputs about as large as the inputs.
        double range = Math.Sqrt(3.0 / fanIn);
        yield return new ReferenceParameter("kernel", shape, -range, range);
        if (UseBias)
        {
            yield return new ReferenceParameter("bias", [shape[^1]], -0.5, 0.5);
        }
    }

    protected void Activate(ReferencePass pass, ReferenceTensor tensor) =>
        ReferenceFunctions.Apply(Activation, default, pass.Rounding, tensor);
}

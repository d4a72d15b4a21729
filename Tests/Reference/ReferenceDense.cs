using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Reference;

/// <summary>out[..., u] = Σᵢ in[..., i] · kernel[i, u] + bias[u].</summary>
internal sealed record ReferenceDense(int Units) : ReferenceKernelLayer
{
    public override string Kind => "Dense";

    protected override IEnumerable<string> Arguments => KernelArguments.Prepend(Text(Units));

    public override int[] OutputShape(int[] input) => [.. input[..^1], Units];

    public override IEnumerable<ReferenceParameter> Parameters(int[] input) => KernelParameters([input[^1], Units], input[^1]);

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs)
    {
        ReferenceTensor input = inputs[0];
        ReferenceTensor output = new(input.Samples, OutputShape(input.Shape));
        double[] kernel = pass.Parameters[name + "/kernel"];
        double[]? bias = UseBias ? pass.Parameters[name + "/bias"] : null;
        int rows = input.Values.Length / input.Channels;
        for (int row = 0; row < rows; row++)
        {
            for (int unit = 0; unit < Units; unit++)
            {
                ReferenceSum sum = default;
                for (int i = 0; i < input.Channels; i++)
                {
                    int at = (row * input.Channels) + i;
                    sum.Add(input.Values[at], input.Errors[at], kernel[(i * Units) + unit]);
                }

                if (bias is not null)
                {
                    sum.Add(bias[unit], 0);
                }

                output.Set((row * Units) + unit, sum.Value, sum.Error(pass.Rounding));
            }
        }

        Activate(pass, output);
        return output;
    }
}

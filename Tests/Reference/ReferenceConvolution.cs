using System.Collections.Generic;

namespace StaticNet.Tests.Reference;

/// <summary>
/// out[y, f] = Σ in[y · stride + k · dilation − pad, c] · kernel[k, c, f] + bias[f], over the channels of f's group; y and k
/// along 1, 2 or 3 axes.
/// </summary>
internal sealed record ReferenceConvolution(int Filters, params int[] Kernel) : ReferenceKernelWindow(Kernel)
{
    public int Groups { get; init; } = 1;

    public override string Kind => $"Conv{Axes}D";

    protected override IEnumerable<string> Arguments =>
    [
        Text(Filters), .. KernelSize, .. WindowArguments, .. Groups == 1 ? (string[])[] : [$"Groups = {Text(Groups)}"], .. KernelArguments,
    ];

    public override int[] OutputShape(int[] input) => [.. Windows(input), Filters];

    public override IEnumerable<ReferenceParameter> Parameters(int[] input) =>
        KernelParameters([.. Kernel, input[^1] / Groups, Filters], Taps * input[^1] / Groups);

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs)
    {
        ReferenceTensor input = inputs[0];
        ReferenceTensor output = new(input.Samples, OutputShape(input.Shape));
        double[] kernel = pass.Parameters[name + "/kernel"];
        double[]? bias = UseBias ? pass.Parameters[name + "/bias"] : null;
        int channels = input.Channels / Groups;
        int index = 0;
        for (int sample = 0; sample < input.Samples; sample++)
        {
            foreach (int[] window in ReferenceGrid.Positions(output.Shape[..Axes]))
            {
                (int Tap, int Element)[] seen = [.. Seen(input.Shape, window)];
                for (int filter = 0; filter < Filters; filter++)
                {
                    int firstChannel = filter / (Filters / Groups) * channels;
                    ReferenceSum sum = default;
                    foreach ((int tap, int element) in seen)
                    {
                        for (int c = 0; c < channels; c++)
                        {
                            int at = (sample * input.Size) + (element * input.Channels) + firstChannel + c;
                            sum.Add(input.Values[at], input.Errors[at], kernel[(((tap * channels) + c) * Filters) + filter]);
                        }
                    }

                    if (bias is not null)
                    {
                        sum.Add(bias[filter], 0);
                    }

                    output.Set(index++, sum.Value, sum.Error(pass.Rounding));
                }
            }
        }

        Activate(pass, output);
        return output;
    }
}

using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Reference;

/// <summary>The maximum or mean of each channel over all other axes.</summary>
internal sealed record ReferenceGlobalPooling(bool Average, int Axes) : ReferenceLayer
{
    public bool KeepDims { get; init; }

    public override string Kind => $"Global{(Average ? "Average" : "Max")}Pooling{Text(Axes)}D";

    protected override IEnumerable<string> Arguments => KeepDims ? ["KeepDims = true"] : [];

    public override int[] OutputShape(int[] input) => KeepDims ? [.. Enumerable.Repeat(1, Axes), input[^1]] : [input[^1]];

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs)
    {
        ReferenceTensor input = inputs[0];
        ReferenceTensor output = new(input.Samples, OutputShape(input.Shape));
        int pixels = input.Size / input.Channels;
        for (int i = 0; i < output.Values.Length; i++)
        {
            (int sample, int channel) = (i / input.Channels, i % input.Channels);
            int[] all = [.. Enumerable.Range(0, pixels).Select(pixel => (sample * input.Size) + (pixel * input.Channels) + channel)];
            ReferenceSum sum = default;
            foreach (int at in all)
            {
                sum.Add(input.Values[at], input.Errors[at]);
            }

            if (Average)
            {
                output.Set(i, sum.Value / pixels, sum.Error(pass.Rounding) / pixels);
            }
            else
            {
                output.Set(i, all.Max(at => input.Values[at]), all.Max(at => input.Errors[at]));
            }
        }

        return output;
    }
}

/// <summary>The same values as a vector.</summary>
internal sealed record ReferenceFlatten : ReferenceLayer
{
    public override string Kind => "Flatten";

    protected override IEnumerable<string> Arguments => [];

    public override int[] OutputShape(int[] input) => [input.Aggregate(1, static (product, size) => product * size)];

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs) =>
        inputs[0].Reshape(OutputShape(inputs[0].Shape));
}

/// <summary>Nothing at inference; what it drops in training is not for a reference to know.</summary>
internal sealed record ReferenceDropout(float Rate) : ReferenceLayer
{
    public override string Kind => "Dropout";

    protected override IEnumerable<string> Arguments => [Text(Rate)];

    public override int[] OutputShape(int[] input) => input;

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs) =>
        pass.Training && Rate > 0
            ? throw new System.InvalidOperationException("Which values are dropped is random.")
            : inputs[0].Reshape(inputs[0].Shape);
}

/// <summary>An activation as a layer; numbers null where the attribute leaves them at Keras' defaults.</summary>
internal sealed record ReferenceActivation(Activation Function) : ReferenceLayer
{
    public ActivationNumbers Numbers { get; init; }

    public override string Kind => "Activation";

    protected override IEnumerable<string> Arguments
    {
        get
        {
            yield return $"Activation.{Function}";
            if (Numbers.NegativeSlope is double slope)
            {
                yield return $"NegativeSlope = {Text((float)slope)}";
            }

            if (Numbers.Alpha is double alpha)
            {
                yield return $"Alpha = {Text((float)alpha)}";
            }

            if (Numbers.MaxValue is double maximum)
            {
                yield return $"MaxValue = {Text((float)maximum)}";
            }

            if (Numbers.Threshold is double threshold)
            {
                yield return $"Threshold = {Text((float)threshold)}";
            }
        }
    }

    public override int[] OutputShape(int[] input) => input;

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs)
    {
        ReferenceTensor output = inputs[0].Reshape(inputs[0].Shape);
        ReferenceFunctions.Apply(Function, Numbers, pass.Rounding, output);
        return output;
    }
}

/// <summary>The sum of several layers' outputs.</summary>
internal sealed record ReferenceAdd(params string[] Layers) : ReferenceLayer
{
    public override string Kind => "Add";

    public override IReadOnlyList<string>? Sources => Layers;

    protected override IEnumerable<string> Arguments => Layers.Select(static layer => $"\"{layer}\"");

    public override int[] OutputShape(int[] input) => input;

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs)
    {
        ReferenceTensor output = new(inputs[0].Samples, inputs[0].Shape);
        for (int i = 0; i < output.Values.Length; i++)
        {
            ReferenceSum sum = default;
            foreach (ReferenceTensor input in inputs)
            {
                sum.Add(input.Values[i], input.Errors[i]);
            }

            output.Set(i, sum.Value, sum.Error(pass.Rounding));
        }

        return output;
    }
}

using System;
using System.Linq;
using System.Numerics;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>Networks of ONNX' backend cases compute the outputs that its reference implementation gave.</summary>
[Trait("Category", "Numeric")]
public sealed class OnnxNetworkTests
{
    public static TheoryData<string> Cases => [.. OnnxSuite.Chosen.Select(static entry => entry.Name)];

    /// <summary>Without the cases on doubles that a float cannot hold.</summary>
    public static TheoryData<string> SingleCases => [.. OnnxSuite.Chosen.Where(static entry => FitsSingle(entry.Declaration!)).Select(static entry => entry.Name)];

    [OnnxTheory]
    [MemberData(nameof(SingleCases), DisableDiscoveryEnumeration = true)]
    public void Outputs_are_those_of_the_case_in_single_precision(string name) => Check<float>(OnnxSuite.Entries[name]);

    [OnnxTheory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Outputs_are_those_of_the_case_in_double_precision(string name) => Check<double>(OnnxSuite.Entries[name]);

    private static bool FitsSingle(OnnxDeclaration declaration) =>
        declaration.Inputs.Concat(declaration.Outputs).SelectMany(static port => port.Samples)
            .All(static sample => sample.All(static value => !double.IsFinite(value) || value == 0 || float.IsNormal((float)value)));

    private static void Check<T>(OnnxEntry entry)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        OnnxDeclaration declaration = entry.Declaration!;
        INetwork<T> network = OnnxSuite.Create<T>(entry);
        int samples = declaration.Inputs[0].Samples.Length;
        T[] inputs = [.. Enumerable.Range(0, samples).SelectMany(sample => declaration.Inputs.SelectMany(input => input.Samples[sample].To<T>()))];
        T[] outputs = new T[samples * network.Info.OutputSize];
        if (declaration.Training)
        {
            NetworkContext<T> context = network.CreateContext(samples);
            network.Forward(context, inputs, outputs);
            network.UpdateStatistics(context.Gradients, samples);
        }
        else
        {
            for (int sample = 0; sample < samples; sample++)
            {
                network.Forward(
                    inputs.AsSpan(sample * network.Info.InputSize, network.Info.InputSize),
                    outputs.AsSpan(sample * network.Info.OutputSize, network.Info.OutputSize));
            }
        }

        double[] expected = [.. Enumerable.Range(0, samples).SelectMany(sample => declaration.Outputs.SelectMany(output => output.Samples[sample]))];
        OnnxAssert.Close(expected, outputs.ToDoubles(), $"{entry.Name}\n{declaration.Text}");
        foreach ((string parameter, double[] values) in declaration.Updated)
        {
            OnnxAssert.Close(values, network.Parameters[parameter].ToArray().ToDoubles(), $"{entry.Name}, {parameter}\n{declaration.Text}");
        }
    }
}

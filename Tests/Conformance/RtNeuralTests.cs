using System;
using System.Linq;
using System.Numerics;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Conformance;

/// <summary>A theory over RTNeural's models; skipped, with the reason, where they are not at hand.</summary>
public sealed class RtNeuralTheoryAttribute : TheoryAttribute
{
    public RtNeuralTheoryAttribute() => Skip = RtNeuralModel.Skip;
}

/// <summary>Networks with weights from Keras give what Keras computed, for the test vectors of RTNeural.</summary>
[Trait("Category", "Numeric")]
public sealed class RtNeuralTests
{
    /// <summary>Keras computed in single precision.</summary>
    private const double Tolerance = 1e-5;

    public static TheoryData<string> Models => [.. RtNeuralModel.Names];

    [RtNeuralTheory]
    [MemberData(nameof(Models))]
    public void Outputs_equal_those_of_Keras(string name)
    {
        RtNeuralModel model = RtNeuralModel.Read(name);
        Check(model, Create<float>(model));
        Check(model, Create<double>(model));
    }

    /// <summary>Step by step, as RTNeural runs them.</summary>
    [RtNeuralTheory]
    [InlineData("conv")]
    [InlineData("gru")]
    [InlineData("gru_1d")]
    [InlineData("lstm")]
    [InlineData("lstm_1d")]
    public void Streams_equal_those_of_Keras(string name)
    {
        RtNeuralModel model = RtNeuralModel.Read(name);
        IStreamingNetwork<float> network = Assert.IsAssignableFrom<IStreamingNetwork<float>>(Create<float>(model));
        NetworkState<float> state = network.CreateState();
        float[] outputs = new float[model.Outputs.Length];
        for (int step = 0; step < outputs.Length; step++)
        {
            network.Step(state, [(float)model.Inputs[step]], outputs.AsSpan(step, 1));
        }

        Close(model, outputs.ToDoubles());
    }

    private static INetwork<T> Create<T>(RtNeuralModel model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        INetwork<T> network = CompiledNetworks.Create<T>(model.Attributes);
        foreach ((string parameter, double[] values) in model.Parameters)
        {
            network.Parameters[parameter].Write(values.To<T>());
        }

        return network;
    }

    private static void Check<T>(RtNeuralModel model, INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int inputSize, int outputSize) = (network.Info.InputSize, network.Info.OutputSize);
        int samples = model.Inputs.Length / inputSize;
        Assert.Equal((samples * inputSize, samples * outputSize), (model.Inputs.Length, model.Outputs.Length));
        T[] inputs = model.Inputs.To<T>();
        T[] outputs = new T[model.Outputs.Length];
        for (int sample = 0; sample < samples; sample++)
        {
            network.Forward(inputs.AsSpan(sample * inputSize, inputSize), outputs.AsSpan(sample * outputSize, outputSize));
        }

        Close(model, outputs.ToDoubles());
    }

    private static void Close(RtNeuralModel model, double[] outputs)
    {
        double scale = Math.Max(1, model.Outputs.Max(Math.Abs));
        for (int i = 0; i < outputs.Length; i++)
        {
            Assert.True(
                Math.Abs(model.Outputs[i] - outputs[i]) <= Tolerance * scale,
                $"Element {i}: Keras {model.Outputs[i]:R}, found {outputs[i]:R}.\n{model.Attributes}");
        }
    }
}

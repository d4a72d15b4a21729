using System;
using System.Linq;
using System.Numerics;
using StaticNet.Tests.Networks;
using Xunit;

namespace StaticNet.Tests.Conformance;

/// <summary>
/// Layers compute what PyTorch computes (torch/make_layers.py): inference, the training pass, gradients of inputs and parameters,
/// statistics; in both precisions.
/// </summary>
[Trait("Category", "Numeric")]
public sealed class ConformanceTests
{
    /// <summary>The vectors have ten digits, of which the last is rounded.</summary>
    private const double Double = 1e-9;

    /// <summary>
    /// Some hundred roundings of 2⁻²⁴ = 6e-8 each, of terms as large as the largest of the tensor, mostly of either sign.
    /// </summary>
    private const double Single = 1e-5;

    public static TheoryData<string> All => [.. ConformanceSuite.Chosen.Select(static @case => @case.Name)];

    public static TheoryData<string> Trained =>
        [.. ConformanceSuite.Chosen.Where(static @case => @case.OutputGradient is not null).Select(static @case => @case.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void Inference(string name)
    {
        CompiledCase compiled = ConformanceSuite.Get(name);
        Infer<double>(compiled, Double);
        Infer<float>(compiled, Single);
    }

    [Theory]
    [MemberData(nameof(Trained))]
    public void Training(string name)
    {
        CompiledCase compiled = ConformanceSuite.Get(name);
        Train<double>(compiled, Double);
        Train<float>(compiled, Single);
    }

    [Theory]
    [MemberData(nameof(Trained))]
    public void Gradients_equal_finite_differences(string name) => new FiniteDifferences(ConformanceSuite.Get(name)).Run();

    private static void Infer<T>(CompiledCase compiled, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ConformanceCase @case = compiled.Case;
        INetwork<T> network = compiled.Create<T>();
        (int inputSize, int outputSize) = (@case.InputSize, @case.OutputSize);
        Assert.Equal((inputSize, outputSize), (network.Info.InputSize, network.Info.OutputSize));
        T[] inputs = @case.JoinedInputs.To<T>();
        T[] outputs = new T[@case.Outputs.Length];
        void Run()
        {
            for (int sample = 0; sample < @case.Samples; sample++)
            {
                network.Forward(inputs.AsSpan(sample * inputSize, inputSize), outputs.AsSpan(sample * outputSize, outputSize));
            }
        }

        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Close<T>(@case, "output", @case.Outputs, outputs, tolerance);

        // Many samples at once, without dropout and with running statistics.
        NetworkContext<T> context = network.CreateContext(@case.Samples);
        context.Training = false;
        outputs.AsSpan().Clear();
        network.Forward(context, inputs, outputs);
        Close<T>(@case, "batch output", @case.Outputs, outputs, tolerance);
    }

    private static void Train<T>(CompiledCase compiled, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ConformanceCase @case = compiled.Case;
        INetwork<T> network = compiled.Create<T>();
        NetworkContext<T> context = network.CreateContext(@case.Samples);

        // The others' gradients are those of the outputs, without penalties.
        context.LossScale = T.Zero;
        T[] outputs = new T[@case.Outputs.Length];
        network.Forward(context, @case.JoinedInputs.To<T>(), outputs);
        Close<T>(@case, "output", @case.TrainingOutputs ?? @case.Outputs, outputs, tolerance);

        T[] inputGradients = new T[@case.Samples * @case.InputSize];
        network.Backward(context, @case.OutputGradient!.To<T>(), inputGradients);
        Close<T>(@case, "input gradient", @case.JoinedInputGradients, inputGradients, tolerance);
        Assert.Equal(
            @case.ParameterGradients.Keys.Order(StringComparer.Ordinal),
            network.Parameters.Table.Where(static info => info.Trainable).Select(static info => info.Name).Order(StringComparer.Ordinal));
        foreach ((string name, double[] expected) in @case.ParameterGradients)
        {
            T[] gradient = new T[expected.Length];
            network.Parameters[name].ReadGradient(context, gradient);
            Close<T>(@case, $"gradient of {name}", expected, gradient, tolerance);
        }

        network.UpdateStatistics(context.Gradients, @case.Samples);
        foreach ((string name, double[] expected) in @case.Moved)
        {
            Close<T>(@case, name, expected, network.Parameters[name].ToArray(), tolerance);
        }
    }

    /// <summary>Equal but for a share of the largest element; what is not a number is not compared.</summary>
    private static void Close<T>(ConformanceCase @case, string what, double[] expected, T[] actual, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Where(static value => !double.IsNaN(value)).Select(Math.Abs).Append(1).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            double found = double.CreateChecked(actual[i]);
            Assert.True(
                double.IsNaN(expected[i]) || Math.Abs(expected[i] - found) <= tolerance * scale,
                $"{what}[{i}], {typeof(T).Name}: expected {expected[i]:R}, found {found:R}. {@case}");
        }
    }
}

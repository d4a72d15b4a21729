using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>Networks with several inputs and outputs: tables, the Forward with a span for each, gradients where ports meet.</summary>
public sealed class SeveralPortsTests
{
    private const string Source = """
        using System;
        using StaticNet;

        /// <summary>A network.</summary>
        [Network(Tile = 2)]
        [Input(4, 4, 1, Name = "the image")]
        [Flatten(Name = "flat")]
        [Dense(3, Name = "class", Activation = Activation.Tanh)]
        [Input(3, Name = "arena")]
        [Add("class", "arena", Name = "Sum_of both")]
        [Dense(2, Name = "risk")]
        [Output("risk")]
        [Output("class")]
        public sealed partial class Net;

        /// <summary>Calls with arguments by name.</summary>
        public static class User
        {
            /// <summary>Both ways.</summary>
            public static void Run(Net net, float[] image, float[] other, float[] risk, float[] classes) =>
                net.Forward(theImage: image, arena_2: other, risk: risk, @class: classes);

            /// <summary>The bytes that a second call allocates.</summary>
            public static long Allocated(Net net, float[] image, float[] other, float[] risk, float[] classes)
            {
                Run(net, image, other, risk, classes);
                long before = GC.GetAllocatedBytesForCurrentThread();
                Run(net, image, other, risk, classes);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }
        }
        """;

    private static readonly Assembly s_assembly = CompiledNetworks.Compile(Source);

    private static INetwork<float> Create() => CompiledNetworks.Instantiate<float>(s_assembly.GetType("Net", throwOnError: true)!, 3);

    [Fact]
    public void The_tables_say_where_each_port_lies()
    {
        NetworkInfo info = Create().Info;
        Assert.Equal([("the image", 0, 16), ("arena", 16, 3)], info.Inputs.Select(static port => (port.Name, port.Offset, port.Size)));
        Assert.Equal([("risk", 0, 2), ("class", 2, 3)], info.Outputs.Select(static port => (port.Name, port.Offset, port.Size)));
        Assert.Equal([4, 4, 1], info.Inputs[0].Shape);
        Assert.Equal([19], info.InputShape);
        Assert.Equal([5], info.OutputShape);
        Assert.Equal((19, 5, Activation.Linear), (info.InputSize, info.OutputSize, info.OutputActivation));
        Assert.EndsWith("input: the image (4×4×1), then arena (3)\noutput: risk (2), then class (3)", info.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_span_for_each_port_equals_the_joined_vectors_and_allocates_nothing()
    {
        INetwork<float> network = Create();
        float[] input = RandomVectors.Normal(19, 1).To<float>();
        float[] expected = new float[5];
        network.Forward(input, expected);
        float[] risk = new float[2];
        float[] classes = new float[3];
        object[] arguments = [network, input[..16], input[16..], risk, classes];
        Type user = s_assembly.GetType("User", throwOnError: true)!;
        user.GetMethod("Run")!.Invoke(null, arguments);
        Assert.Equal(expected, (float[])[.. risk, .. classes]);
        Assert.Equal(0L, user.GetMethod("Allocated")!.Invoke(null, arguments));

        arguments[2] = new float[4];
        Exception error = Assert.Throws<TargetInvocationException>(() => user.GetMethod("Run")!.Invoke(null, arguments)).InnerException!;
        Assert.Equal("arena_2", Assert.IsType<ArgumentException>(error).ParamName);
    }

    /// <summary>Written out by hand: risk = W (class + other) + b, and class is an output itself.</summary>
    [Fact]
    public void The_gradient_of_an_output_that_is_read_is_a_sum()
    {
        INetwork<float> network = Create();
        NetworkContext<float> context = network.CreateContext(3);
        float[] inputs = RandomVectors.Normal(3 * 19, 2).To<float>();
        float[] outputs = new float[3 * 5];
        network.Forward(context, inputs, outputs);
        float[] gradients = RandomVectors.Normal(3 * 5, 3).To<float>();
        float[] inputGradients = new float[inputs.Length];
        network.Backward(context, gradients, inputGradients);

        float[] kernel = network.Parameters["class/kernel"].ToArray();
        float[] weights = network.Parameters["risk/kernel"].ToArray();
        for (int sample = 0; sample < 3; sample++)
        {
            double[] sum = [.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 2)
                .Sum(j => (double)weights[(i * 2) + j] * gradients[(sample * 5) + j]))];
            for (int i = 0; i < 3; i++)
            {
                Assert.Equal(sum[i], inputGradients[(sample * 19) + 16 + i], 1e-5);
            }

            for (int i = 0; i < 16; i++)
            {
                double expected = Enumerable.Range(0, 3).Sum(c =>
                {
                    double value = outputs[(sample * 5) + 2 + c];
                    return kernel[(i * 3) + c] * (1 - (value * value)) * (sum[c] + gradients[(sample * 5) + 2 + c]);
                });
                Assert.Equal(expected, inputGradients[(sample * 19) + i], 1e-5);
            }
        }

        float[] fromLogits = new float[inputs.Length];
        network.Forward(context, inputs, outputs);
        network.BackwardFromLogits(context, gradients, fromLogits);
        Assert.Equal(inputGradients, fromLogits);
    }

    [Theory]
    [InlineData("[Input(3), Input(3, Name = \"b\"), Add(\"input_layer\", \"b\")]", 6, 3)]
    [InlineData("[Input(2, 3, 4, 5, Name = \"a\"), Flatten, Dense(2), Input(3, Name = \"b\"), Output(\"dense\"), Output(\"b\")]", 123, 5)]
    [InlineData("[Input(5, 5, 2, Name = \"a\"), Conv2D(3, 3), Softmax, Output(\"a\"), Output(\"softmax\"), Output(\"conv2d\")]", 50, 104)]
    public void Inference_equals_the_training_pass(string attributes, int inputSize, int outputSize)
    {
        INetwork<double> network = CompiledNetworks.Create<double>(attributes.Replace("Softmax,", "Activation(Activation.Softmax, Name = \"softmax\"),", StringComparison.Ordinal), "Tile = 2");
        Assert.Equal((inputSize, outputSize), (network.Info.InputSize, network.Info.OutputSize));
        double[] inputs = RandomVectors.Normal(3 * inputSize, 4);
        double[] outputs = new double[3 * outputSize];
        NetworkContext<double> context = network.CreateContext(3);
        network.Forward(context, inputs, outputs);
        double[] single = new double[outputSize];
        for (int sample = 0; sample < 3; sample++)
        {
            network.Forward(inputs.AsSpan(sample * inputSize, inputSize), single);
            for (int i = 0; i < outputSize; i++)
            {
                Assert.Equal(single[i], outputs[(sample * outputSize) + i], 1e-12);
            }
        }
    }
}

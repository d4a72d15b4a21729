using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace StaticNet.Tests.Networks;

/// <summary>What surrounds the arithmetic: buffers, threads, allocation, repeatability.</summary>
[Trait("Category", "Numeric")]
public sealed class ContextTests
{
    public static TheoryData<int> All => NetworkSuite.All;

    public static TheoryData<int> Some => NetworkSuite.Some;

    [Theory]
    [MemberData(nameof(All))]
    public void Gradients_of_two_passes_add_up(int network)
    {
        Pass first = new(network, 1);
        first.Run(1);
        double[] one = first.Gradients();
        Pass second = new(network, 2);
        second.Run(2);
        double[] two = second.Gradients();
        Pass both = new(network, 1);
        both.Run(1);
        both.Run(2);
        double[] sum = both.Gradients();
        for (int i = 0; i < sum.Length; i++)
        {
            double scale = Math.Abs(one[i]) + Math.Abs(two[i]);
            Assert.True(Math.Abs(one[i] + two[i] - sum[i]) <= (1e-11 * scale) + 1e-11, $"{i}: {one[i]:R} + {two[i]:R}, found {sum[i]:R}. {both.Case}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_buffers_held_before_changes_nothing(int network)
    {
        Pass clean = new(network, 1);
        clean.Run(1);
        Pass poisoned = new(network, 1);
        poisoned.Context.TileArenas.Span.Fill(double.NaN);
        poisoned.Context.Packed.Span.Fill(double.NaN);
        poisoned.Run(1);
        Assert.Equal(clean.Bits(), poisoned.Bits());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_a_thread_inferred_before_changes_nothing(int number)
    {
        NetworkCase @case = NetworkSuite.Get(number);
        INetwork<double> network = @case.Create<double>();
        double[] input = @case.Inputs(1);
        double[] clean = new double[network.Info.OutputSize];
        double[] poisoned = new double[clean.Length];
        network.Forward(input, clean);

        // The workspace of this thread is the network's own business: a field that only generated code knows.
        FieldInfo workspace = network.GetType().GetField("t_workspace", BindingFlags.NonPublic | BindingFlags.Static)!;
        ((AlignedBuffer<double>)workspace.GetValue(null)!).Span.Fill(double.NaN);
        network.Forward(input, poisoned);
        Assert.Equal(clean.Select(BitConverter.DoubleToInt64Bits), poisoned.Select(BitConverter.DoubleToInt64Bits));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_same_pass_gives_the_same_bits(int network)
    {
        Pass first = new(network, 1);
        first.Run(1);
        Pass second = new(network, 1);
        second.Run(1);
        Assert.Equal(first.Bits(), second.Bits());
    }

    [Theory]
    [MemberData(nameof(Some))]
    public void Many_threads_infer_what_one_does(int number)
    {
        NetworkCase @case = NetworkSuite.Get(number);
        INetwork<float> network = @case.Create<float>();
        float[][] inputs = [.. Enumerable.Range(0, 64).Select(seed => @case.Inputs(1, seed).To<float>())];

        // The threads come first: they also race for what inference derives from the parameters.
        float[][] together = [.. inputs.Select(_ => new float[network.Info.OutputSize])];
        Parallel.For(0, inputs.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => network.Forward(inputs[i], together[i]));
        float[] alone = new float[network.Info.OutputSize];
        for (int i = 0; i < inputs.Length; i++)
        {
            network.Forward(inputs[i], alone);
            Assert.Equal(alone.Select(BitConverter.SingleToInt32Bits), together[i].Select(BitConverter.SingleToInt32Bits));
        }
    }

    [Theory]
    [MemberData(nameof(Some))]
    public void Passes_allocate_nothing_after_the_first(int number)
    {
        NetworkCase @case = NetworkSuite.Get(number);
        INetwork<float> network = @case.Create<float>();
        int samples = NetworkCase.Samples(network.Info);
        NetworkContext<float> context = network.CreateContext(samples);
        Adam<float> optimizer = new();
        float[] inputs = @case.Inputs(samples).To<float>();
        float[] outputs = new float[samples * network.Info.OutputSize];
        float[] gradients = RandomVectors.Normal(outputs.Length, number).To<float>();
        float[] inputGradients = new float[inputs.Length];
        int inputSize = network.Info.InputSize;
        int outputSize = network.Info.OutputSize;
        void Step()
        {
            network.Forward(inputs.AsSpan(0, inputSize), outputs.AsSpan(0, outputSize));
            context.ClearGradients();
            network.Forward(context, inputs, outputs);
            network.Backward(context, gradients, inputGradients);
            network.UpdateStatistics(context.Gradients, samples);
            optimizer.Apply(network.Parameters, context.Gradients);
        }

        Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [MemberData(nameof(Some))]
    public void Wrong_lengths_are_refused(int number)
    {
        INetwork<double> network = NetworkSuite.Get(number).Create<double>();
        (int input, int output) = (network.Info.InputSize, network.Info.OutputSize);
        NetworkContext<double> context = network.CreateContext(2);
        Refuses(() => network.Forward(new double[input + 1], new double[output]), input, input + 1);
        Refuses(() => network.Forward(new double[input], new double[output - 1]), output, output - 1);
        Refuses(() => network.Forward(context, new double[(2 * input) + 1], new double[2 * output]), input, (2 * input) + 1);
        Refuses(() => network.Forward(context, new double[3 * input], new double[3 * output]), input, 3 * input);
        Refuses(() => network.Forward(context, [], []), input, 0);
        Refuses(() => network.Forward(context, new double[2 * input], new double[output]), 2 * output, output);
        Assert.Throws<InvalidOperationException>(() => network.Backward(context, new double[output]));
        network.Forward(context, new double[2 * input], new double[2 * output]);
        Refuses(() => network.Backward(context, new double[output]), 2 * output, output);
        Refuses(() => network.Backward(context, new double[2 * output], new double[(2 * input) + 1]), 2 * input, (2 * input) + 1);
        network.Backward(context, new double[2 * output]);
        Assert.Throws<InvalidOperationException>(() => network.Backward(context, new double[2 * output]));
    }

    private static void Refuses(Action action, int expected, int found)
    {
        string message = Assert.ThrowsAny<ArgumentException>(action).Message;
        Assert.Contains(expected.ToString(System.Globalization.CultureInfo.InvariantCulture), message, StringComparison.Ordinal);
        Assert.Contains(found.ToString(System.Globalization.CultureInfo.InvariantCulture), message, StringComparison.Ordinal);
    }

    /// <summary>Training passes in a context of their own.</summary>
    private sealed class Pass
    {
        private readonly INetwork<double> _network;
        private readonly int _samples;
        private readonly double[] _outputs;
        private readonly double[] _inputGradients;

        public Pass(int number, ulong seed)
        {
            Case = NetworkSuite.Get(number);
            _network = Case.Create<double>();
            _samples = NetworkCase.Samples(_network.Info);
            Context = _network.CreateContext(_samples);
            Context.Seed = seed;
            _outputs = new double[_samples * _network.Info.OutputSize];
            _inputGradients = new double[_samples * _network.Info.InputSize];
        }

        public NetworkCase Case { get; }

        public NetworkContext<double> Context { get; }

        public void Run(int seed)
        {
            Context.Seed = (ulong)seed;
            _network.Forward(Context, Case.Inputs(_samples, seed), _outputs);
            _network.Backward(Context, RandomVectors.Normal(_outputs.Length, seed), _inputGradients);
        }

        public double[] Gradients() => Context.Gradients.ToArray();

        public long[] Bits() =>
            [.. _outputs.Concat(_inputGradients).Concat(Gradients()).Select(BitConverter.DoubleToInt64Bits)];
    }
}

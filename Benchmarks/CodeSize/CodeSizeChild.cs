using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.CodeSize;

/// <summary>The process whose compiled methods are counted.</summary>
internal static class CodeSizeChild
{
    /// <summary>The hidden first argument.</summary>
    public const string Verb = "codesize-child";

    private const int Batch = 32;

    /// <summary>Infers one sample, or takes one training step instead.</summary>
    public static int Run(string kind, bool train)
    {
        INetwork<float> network = NetworkByKind.New(kind);
        float[] input = new float[(train ? Batch : 1) * network.Info.InputSize];
        float[] output = new float[(train ? Batch : 1) * network.Info.OutputSize];
        if (!train)
        {
            network.Forward(input, output);
            return 0;
        }

        using Trainer<float> trainer = new(network, new MeanSquaredError<float>(), new Adam<float>()) { Threads = 1 };
        trainer.Step(input, output);
        return 0;
    }
}

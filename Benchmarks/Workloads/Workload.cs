using System;
using System.Linq;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>A network, what one call computes on it, and the data; every engine is given the same.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Kind">The network's name, by which peers know what to build.</param>
/// <param name="Mode">What one call does.</param>
/// <param name="Batch">Samples of one call.</param>
/// <param name="NewNetwork">Makes the network, with equal parameters every time.</param>
internal sealed record Workload(string Name, string Kind, WorkloadMode Mode, int Batch, Func<INetwork<float>> NewNetwork)
{
    private const ulong Seed = 7;

    private readonly Lazy<INetwork<float>> _network = new(NewNetwork);

    /// <summary>The network whose parameters are the ones to use.</summary>
    public INetwork<float> Network => _network.Value;

    /// <summary>Optimiser, loss and threads where <see cref="Mode"/> is <see cref="WorkloadMode.Train"/>.</summary>
    public TrainingPlan? Training { get; init; }

    /// <summary>Samples that there are: a batch, or all of an epoch.</summary>
    public int Samples => Training?.Epochs > 0 ? TrainingPlan.EpochSamples : Batch;

    /// <summary>
    /// The inputs of a batch, or of all steps of a sequence. They lie on both sides of 0, as images do once they are
    /// normalised.
    /// </summary>
    public float[] Inputs => RandomData.Uniform(Samples * Network.Info.InputSize, -1, 1, Seed);

    /// <summary>The targets of a training step; empty for inference.</summary>
    public float[] Targets => Training?.Targets(Network.Info, Samples) ?? [];

    /// <summary>Elements that one call puts out; parameters for a training step.</summary>
    public int OutputSize => Mode switch
    {
        WorkloadMode.Forward => Batch * Network.Info.OutputSize,
        WorkloadMode.Step => ((IStreamingNetwork<float>)Network).StepOutputSize,
        _ => Network.Parameters.Table.Sum(static parameter => parameter.Layout.Count),
    };

    /// <summary>Steps of the sequence that one sample is.</summary>
    public int Steps => Mode == WorkloadMode.Step ? Network.Info.InputSize / ((IStreamingNetwork<float>)Network).StepInputSize : 1;

    /// <summary>
    /// Multiply-adds of one call. Training takes three times those of inference, for the output, the weights' gradient and
    /// the input's gradient; the first layer's input needs none.
    /// </summary>
    public double MultiplyAdds
    {
        get
        {
            double forward = Network.Info.Layers.Sum(static layer => (double)layer.MultiplyAdds);
            double first = Network.Info.Layers.First(static layer => layer.MultiplyAdds > 0).MultiplyAdds;
            return Samples * Math.Max(1, Training?.Epochs ?? 0) * (Mode == WorkloadMode.Train ? (3 * forward) - first : forward / Steps);
        }
    }

    /// <summary>Bytes of the network's parameters, each of which a call reads at least once.</summary>
    public double WeightBytes => sizeof(float) * Network.Info.Layers.Sum(static layer => (double)layer.ParameterCount);

    /// <summary>All parameters, in the order of the network's table, each as Keras has it.</summary>
    public float[] Parameters() => ParametersOf(Network);

    /// <summary>All parameters of a network, in the order of its table, each as Keras has it.</summary>
    public static float[] ParametersOf(INetwork<float> network) =>
        [.. network.Parameters.Table.SelectMany(parameter => network.Parameters[parameter.Name].ToArray())];

    /// <summary>Whether a filter of the command line means this workload: its leading words, with blanks or hyphens between.</summary>
    public bool Matches(string filter)
    {
        string[] words = filter.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return Name.Split(' ').Take(words.Length).SequenceEqual(words, StringComparer.OrdinalIgnoreCase);
    }
}

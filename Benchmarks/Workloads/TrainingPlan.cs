using System;
using System.Linq;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>How a network is trained.</summary>
/// <param name="Adam">Whether Adam moves the parameters, or else SGD.</param>
/// <param name="Threads">Threads that share a step.</param>
/// <param name="Classes">Whether the loss is cross-entropy of class indices, or else mean squared error.</param>
internal sealed record TrainingPlan(bool Adam, int Threads, bool Classes)
{
    /// <summary>So small that the numbers, and with them the work, stay the same however often the step is timed.</summary>
    public const double TimedRate = 1e-7;

    /// <summary>Class indices, or values from 0 to 1.</summary>
    public float[] Targets(NetworkInfo info, int batch)
    {
        float[] values = RandomData.Uniform(Classes ? batch : batch * info.OutputSize, 0, 1, seed: 3);
        return Classes ? [.. values.Select(value => MathF.Floor(value * info.OutputSize))] : values;
    }

    /// <summary>The loss; logits where the network ends without a softmax.</summary>
    public Loss<float> NewLoss(NetworkInfo info) => Classes
        ? new SparseCategoricalCrossentropy<float>(fromLogits: info.OutputActivation != Activation.Softmax)
        : new MeanSquaredError<float>();

    /// <summary>The optimiser as it is timed.</summary>
    public Optimizer<float> NewOptimizer() => Adam ? new Adam<float>(TimedRate) : new SGD<float>(TimedRate);
}

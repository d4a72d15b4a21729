using System;
using System.Linq;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>How a network is trained.</summary>
/// <param name="Adam">Whether Adam moves the parameters, or else SGD.</param>
/// <param name="Threads">Threads that share a step.</param>
/// <param name="Classes">Whether the loss is cross-entropy of class indices, or else mean squared error.</param>
/// <param name="Epochs">How often one call goes through <see cref="EpochSamples"/> samples; 0 where it is one step.</param>
internal sealed record TrainingPlan(bool Adam, int Threads, bool Classes, int Epochs = 0)
{
    /// <summary>Samples of an epoch.</summary>
    public const int EpochSamples = 60_000;

    /// <summary>So small that the numbers, and with them the work, stay the same however often the step is timed.</summary>
    public const double TimedRate = 1e-7;

    /// <summary>The rate of the step that is checked: large, so that a step is seen.</summary>
    public const double CheckRate = 0.1;

    /// <summary>Adam's ε there: so large that rounding does not decide the sign, and with it the whole, of a small gradient's step.</summary>
    public const double CheckEpsilon = 0.01;

    /// <summary>The share of Adam's running squares that a step keeps.</summary>
    public const double Beta2 = 0.999;

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

    /// <summary>The optimiser whose first step is checked.</summary>
    public Optimizer<float> NewCheckedOptimizer() =>
        Adam ? new Adam<float>(CheckRate, beta2: Beta2, epsilon: CheckEpsilon) : new SGD<float>(CheckRate);
}

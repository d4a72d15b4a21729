using System;
using System.Globalization;

namespace StaticNet;

/// <summary>
/// The loss, or a gradient, became NaN or infinite. The step that found it was not applied: the network has the weights from
/// before it.
/// </summary>
public sealed class TrainingDivergedException : ArithmeticException
{
    /// <summary>Composes the message.</summary>
    /// <param name="epoch">The epoch, from 1 on; 0 for a step outside of <c>Fit</c>.</param>
    /// <param name="step">The step within the epoch (or of the trainer, outside of <c>Fit</c>), from 1 on.</param>
    /// <param name="loss">The mean loss of the step's batch.</param>
    public TrainingDivergedException(int epoch, long step, double loss)
        : base(Compose(epoch, step, loss))
    {
        Epoch = epoch;
        Step = step;
        Loss = loss;
    }

    /// <summary>The epoch, from 1 on; 0 for a step outside of <c>Fit</c>.</summary>
    public int Epoch { get; }

    /// <summary>The step within the epoch, from 1 on.</summary>
    public long Step { get; }

    /// <summary>The mean loss of the step's batch; where it is finite, a gradient was not.</summary>
    public double Loss { get; }

    private static string Compose(int epoch, long step, double loss)
    {
        string place = epoch > 0 ? $"epoch {epoch}, step {step}" : $"step {step}";
        string value = loss.ToString("G9", CultureInfo.InvariantCulture);
        string found = double.IsFinite(loss) ? $"a gradient that is not (the loss is {value})" : $"a loss of {value}";
        return $"Training diverged in {place}: expected finite loss and gradients, found {found}. The network is as before the step.";
    }
}

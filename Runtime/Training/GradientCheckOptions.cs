using System;

namespace StaticNet;

/// <summary>How <see cref="GradientCheck"/> compares.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>Draws inputs, weights of the outputs, masks and the elements that are compared. Default: 0.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// How far an element is moved to either side, greater than 0. Default: 10⁻⁴, which leaves the differences some ten digits
    /// where values are about 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not greater than 0, or not finite.</exception>
    [ValueRange(0, ExcludesMinimum = true)]
    public double Step
    {
        get;
        init => field = double.IsFinite(value) && value > 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Step), value, "Expected a finite step above 0.");
    }
    = 1e-4;

    /// <summary>How many samples go through the network at once, at least 1; layers may see the others. Default: 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    [ValueRange(1)]
    public int Samples
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = 3;

    /// <summary>
    /// How many elements of each parameter and of the input are compared, at least 1; random ones where there are more. Each
    /// takes four passes. Default: 100.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    [ValueRange(1)]
    public int Elements
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    }
    = 100;

    /// <summary>
    /// The samples' inputs, one after the other, for networks to which normal numbers say nothing (token ids); their number is
    /// then that of the samples. Default: normal numbers.
    /// </summary>
    public ReadOnlyMemory<double> Inputs { get; init; }

    /// <summary>Whether the gradient of the input is compared too. Default: true.</summary>
    public bool InputGradient { get; init; } = true;
}

using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// Moves parameters along their gradients. The update of an element depends on that element alone (clipping by norm aside), so
/// that threads may each take a range of the arena and the result is the same. Formulas, names and defaults are Keras 3's.
/// An optimiser belongs to one network at a time; its step count and state start anew when it meets another.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract partial class Optimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly GradientClipping<T> _clipping = new();
    private readonly WeightConstraints<T> _constraints = new();
    private double? _weightDecay;
    private double _learningRateFactor = 1;

    /// <summary>Sets the schedule.</summary>
    /// <param name="learningRate">The learning rate by step.</param>
    protected Optimizer(LearningRateSchedule learningRate)
    {
        LearningRate = learningRate;
    }

    /// <summary>The learning rate by step.</summary>
    public LearningRateSchedule LearningRate
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    /// <summary>Multiplies the schedule's rate; callbacks lower it when progress stops. Finite, at least 0. Default: 1.</summary>
    [ValueRange(0)]
    public double LearningRateFactor
    {
        get => _learningRateFactor;
        set => _learningRateFactor = CheckNotNegative(value, nameof(LearningRateFactor));
    }

    /// <summary>The rate of the next step.</summary>
    public double CurrentLearningRate => LearningRateFactor * LearningRate.At(Iterations);

    /// <summary>How many steps were done.</summary>
    public long Iterations { get; private set; }

    /// <summary>
    /// Scales down the gradient of every parameter whose norm is larger, to this norm (Keras' <c>clipnorm</c>). Positive; null
    /// (the default) does not clip. At most one way of clipping may be set.
    /// </summary>
    [ValueRange(0, ExcludesMinimum = true)]
    public double? ClipNorm
    {
        get => _clipping.Norm;
        set => _clipping.Norm = CheckPositive(value, nameof(ClipNorm));
    }

    /// <summary>
    /// Scales down the gradient of all parameters together where its norm is larger, to this norm (Keras' <c>global_clipnorm</c>).
    /// </summary>
    [ValueRange(0, ExcludesMinimum = true)]
    public double? GlobalClipNorm
    {
        get => _clipping.GlobalNorm;
        set => _clipping.GlobalNorm = CheckPositive(value, nameof(GlobalClipNorm));
    }

    /// <summary>Limits every element of the gradient to ± this value (Keras' <c>clipvalue</c>).</summary>
    [ValueRange(0, ExcludesMinimum = true)]
    public double? ClipValue
    {
        get => _clipping.Value;
        set => _clipping.Value = CheckPositive(value, nameof(ClipValue));
    }

    /// <summary>
    /// d: before the update every trainable parameter w becomes w − w · d · learning rate (decoupled decay, as in Keras). At
    /// least 0; null or 0: no decay.
    /// </summary>
    [ValueRange(0)]
    public double? WeightDecay
    {
        get => _weightDecay;
        set => _weightDecay = value is null ? null : CheckNotNegative(value.Value, nameof(WeightDecay));
    }

    /// <summary>The parameters that it updates; null before the first step.</summary>
    public ParameterStore<T>? Parameters { get; private set; }

    /// <summary>The step at hand, from 1 on; for the bias corrections.</summary>
    protected long Step => Iterations;

    /// <summary>The learning rate of the step at hand.</summary>
    protected double StepLearningRate { get; private set; }

    /// <summary>
    /// Takes a network's parameters and zeroes the state. Does nothing where they are the same as before. The first step does
    /// it by itself.
    /// </summary>
    /// <param name="parameters">The parameters.</param>
    public void Bind(ParameterStore<T> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!ReferenceEquals(Parameters, parameters))
        {
            if (AveragesInUse)
            {
                SwapAverages();
            }

            Parameters = parameters;
            Iterations = 0;
            _averages.Reset();
            _constraints.Bind(parameters);
            Allocate(parameters.TrainableSize);
        }
    }

    /// <summary>
    /// One step on the calling thread, for training loops of one's own: clipping, weight decay, update, averages, and the
    /// parameters' constraints, in this order. Penalties are the loop's to add (<see cref="WeightPenalty{T}"/>).
    /// </summary>
    /// <param name="parameters">The parameters; their trainable part is updated.</param>
    /// <param name="gradients">
    /// The gradients, laid out as <see cref="ParameterStore{T}.Values"/>; clipping changes their trainable part in place.
    /// </param>
    /// <exception cref="ArgumentException">The gradients are not as long as the parameters.</exception>
    /// <exception cref="InvalidOperationException">More than one way of clipping is set, or the averages are in use.</exception>
    public void Apply(ParameterStore<T> parameters, Span<T> gradients)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (gradients.Length != parameters.Values.Length)
        {
            throw new ArgumentException($"Expected {parameters.Values.Length} gradients, found {gradients.Length}.", nameof(gradients));
        }

        Bind(parameters);
        double squares = _clipping.GlobalNorm is null ? 0 : GradientClipping<T>.SumOfSquares(gradients[..parameters.TrainableSize]);
        BeginStep(gradients, squares);
        UpdateRange(gradients, 0, parameters.TrainableSize);
        EndStep();
    }

    /// <summary>Whether <see cref="BeginStep"/> needs the sum of squares of the trainable gradients.</summary>
    internal bool NeedsSumOfSquares => _clipping.GlobalNorm is not null;

    /// <summary>Prepares the step's constants; then <see cref="UpdateRange"/> is due for all ranges, in any order, on
    /// any thread, and <see cref="EndStep"/> after them.</summary>
    internal void BeginStep(ReadOnlySpan<T> gradients, double sumOfSquares)
    {
        CheckAveragesAreBack();
        _clipping.Prepare(Parameters!, gradients, sumOfSquares);
        StepLearningRate = CurrentLearningRate;
        Iterations++;
        if (UseEma)
        {
            _averages.Prepare(Parameters!.TrainableSize, EmaMomentum, EmaOverwriteFrequency is int steps && Iterations % steps == 0);
        }

        // Tells the network that its packed copies are stale; the ranges below write through the reference.
        _ = Parameters!.MutableValues;
        Prepare();
    }

    /// <summary>Clips, decays and updates a range.</summary>
    internal void UpdateRange(Span<T> gradients, int start, int length)
    {
        Span<T> parameters = MemoryMarshal.CreateSpan(ref Parameters!.Reference, Parameters.TrainableSize).Slice(start, length);
        gradients = gradients.Slice(start, length);
        _clipping.Apply(gradients, start);
        if (_weightDecay is > 0)
        {
            Elementwise.Scale(parameters, T.CreateTruncating(1 - (_weightDecay.Value * StepLearningRate)));
        }

        Update(parameters, gradients, start);
        if (UseEma)
        {
            _averages.Apply(parameters, start);
        }

        _constraints.ApplyToElements(parameters, start);
    }

    /// <summary>What needs all ranges to be done.</summary>
    internal void EndStep()
        => _constraints.ApplyToColumns(MemoryMarshal.CreateSpan(ref Parameters!.Reference, Parameters.TrainableSize));

    /// <summary>Makes zeroed state for a number of elements.</summary>
    /// <param name="size">Elements of the trainable part.</param>
    protected virtual void Allocate(int size)
    {
    }

    /// <summary>Computes what all elements of the step at hand share. Called once per step, before <see cref="Update"/>.</summary>
    protected virtual void Prepare()
    {
    }

    /// <summary>Updates a range. Several threads may call it at once, for ranges that do not overlap.</summary>
    /// <param name="parameters">The range of the parameters.</param>
    /// <param name="gradients">The same range of the gradients, clipped.</param>
    /// <param name="start">Where in the arena (and in the state) the range starts.</param>
    protected abstract void Update(Span<T> parameters, ReadOnlySpan<T> gradients, int start);

    /// <summary>Checks a setting.</summary>
    /// <param name="value">The value given.</param>
    /// <param name="argument">Its name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, infinite or NaN.</exception>
    protected static double CheckNotNegative(double value, string argument)
        => double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(argument, value, "Expected a finite value of at least 0.");

    /// <summary>Checks a share, such as a momentum.</summary>
    /// <param name="value">The value given.</param>
    /// <param name="argument">Its name.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not within 0 ≤ value &lt; 1.</exception>
    protected static double CheckShare(double value, string argument)
        => value is >= 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(argument, value, "Expected a value from 0 to below 1.");

    private static double? CheckPositive(double? value, string argument)
        => value is null || (double.IsFinite(value.Value) && value > 0)
            ? value
            : throw new ArgumentOutOfRangeException(argument, value, "Expected a finite value above 0, or null.");
}

using System;
using System.Numerics;

namespace StaticNet;

/// <summary>The exponential moving average of the trainable parameters.</summary>
internal sealed class WeightAverages<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private AlignedBuffer<T> _averages = new(0);
    private T _keep;
    private T _rest;
    private bool _overwrite;
    private bool _started;

    /// <summary>Whether there is an average.</summary>
    internal bool Exists => _started;

    /// <summary>Whether the parameters hold the average, and the average the parameters.</summary>
    internal bool Swapped { get; private set; }

    /// <summary>Forgets everything.</summary>
    internal void Reset() => _started = false;

    /// <summary>Sets the step's constants; the first step's average is the parameters.</summary>
    internal void Prepare(int size, double momentum, bool overwrite)
    {
        if (_averages.Length != size)
        {
            _averages = new AlignedBuffer<T>(size);
            _started = false;
        }

        momentum = _started ? momentum : 0;
        _keep = T.CreateTruncating(momentum);
        _rest = T.CreateTruncating(1 - momentum);
        _overwrite = overwrite;
        _started = true;
    }

    /// <summary>Moves the average of a range, and the parameters to it where that is due.</summary>
    internal void Apply(Span<T> parameters, int start)
    {
        Span<T> averages = _averages.Span.Slice(start, parameters.Length);
        Vector<T> keeps = new(_keep);
        Vector<T> rests = new(_rest);
        int i = 0;
        for (; i <= parameters.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            ((keeps * new Vector<T>(averages[i..])) + (rests * new Vector<T>(parameters[i..]))).CopyTo(averages[i..]);
        }

        for (; i < parameters.Length; i++)
        {
            averages[i] = (_keep * averages[i]) + (_rest * parameters[i]);
        }

        if (_overwrite)
        {
            averages.CopyTo(parameters);
        }
    }

    /// <summary>Exchanges parameters and average.</summary>
    internal void Swap(Span<T> parameters)
    {
        Span<T> averages = _averages.Span;
        for (int i = 0; i < parameters.Length; i++)
        {
            (parameters[i], averages[i]) = (averages[i], parameters[i]);
        }

        Swapped = !Swapped;
    }

    /// <summary>Puts the average in the parameters' place, to stay.</summary>
    internal void Settle(Span<T> parameters)
    {
        if (Swapped)
        {
            parameters.CopyTo(_averages.Span);
            Swapped = false;
        }
        else
        {
            _averages.Span.CopyTo(parameters);
        }
    }
}

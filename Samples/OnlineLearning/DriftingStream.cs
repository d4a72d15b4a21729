using System;

namespace OnlineLearning;

/// <summary>
/// Points of a disc in three twisted sectors. The disc turns while the stream flows: what was right of a point soon is wrong.
/// </summary>
/// <param name="seed">Chooses the points.</param>
/// <param name="turn">Batches of a whole turn.</param>
internal sealed class DriftingStream(int seed, int turn)
{
    /// <summary>Points that arrive together. As many as training takes through a layer at once.</summary>
    public const int BatchSize = StreamNet.Tile;

    private readonly Random _random = new(seed);
    private readonly float[] _points = new float[BatchSize * StreamNet.InputSize];
    private readonly float[] _states = new float[BatchSize];
    private long _batches;

    /// <summary>The points at hand.</summary>
    public ReadOnlyMemory<float> Points => _points;

    /// <summary>Their states, 0 to 2.</summary>
    public ReadOnlyMemory<float> States => _states;

    /// <summary>Waits for the next points.</summary>
    /// <param name="turning">Whether time goes on: the disc stands still otherwise.</param>
    public void Next(bool turning = true)
    {
        double turned = 2 * Math.PI * _batches / turn;
        for (int i = 0; i < BatchSize; i++)
        {
            double radius = Math.Sqrt(_random.NextDouble());
            double angle = 2 * Math.PI * _random.NextDouble();
            _points[2 * i] = (float)(radius * Math.Cos(angle));
            _points[(2 * i) + 1] = (float)(radius * Math.Sin(angle));
            double sector = (angle - turned + (2 * radius)) / (2 * Math.PI / 3);
            _states[i] = (float)(Math.Floor(sector) - (3 * Math.Floor(sector / 3)));
        }

        _batches += turning ? 1 : 0;
    }

    /// <summary>The share of the points at hand whose state a network tells.</summary>
    /// <param name="net">The network.</param>
    public double Accuracy(StreamNet net)
    {
        Span<float> probabilities = stackalloc float[StreamNet.OutputSize];
        int right = 0;
        for (int i = 0; i < BatchSize; i++)
        {
            net.Forward(_points.AsSpan(i * StreamNet.InputSize, StreamNet.InputSize), probabilities);
            int state = (int)_states[i];
            right += probabilities[state] >= probabilities[(state + 1) % 3] && probabilities[state] >= probabilities[(state + 2) % 3] ? 1 : 0;
        }

        return (double)right / BatchSize;
    }
}

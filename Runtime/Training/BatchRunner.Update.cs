using System;

namespace StaticNet;

internal sealed partial class BatchRunner<T>
{
    // Arenas smaller than this per thread are summed and updated by the caller alone: cheaper than waking anyone.
    private const int SmallestRange = 8192;
    private const int Chunk = 4096;

    private bool Apply(ref double loss)
    {
        Span<T> gradients = _contexts[0].Gradients;
        _ranges = Math.Clamp(gradients.Length / SmallestRange, 1, _team!.Size);
        _team.Run(_reduce, _ranges);
        double squares = 0;
        for (int range = 0; range < _ranges; range++)
        {
            if (!_finite[range])
            {
                return false;
            }

            squares += _squares[range];
            loss += _penalties[range];
        }

        if (!double.IsFinite(loss))
        {
            return false;
        }

        _optimizer.BeginStep(gradients, squares);
        _team.Run(_update, _ranges);
        _optimizer.EndStep();
        _network.UpdateStatistics(gradients, _tiles.Samples);
        return true;
    }

    private void Reduce(int range)
    {
        Span<T> total = _contexts[0].Gradients;
        int trainable = _network.Parameters.TrainableSize;
        bool finite = true;
        double squares = 0;
        double penalty = 0;
        int end = RangeStart(range + 1, total.Length);
        for (int start = RangeStart(range, total.Length); start < end; start += Chunk)
        {
            Span<T> sum = total[start..Math.Min(start + Chunk, end)];
            for (int context = 1; context < _tiles.Workers; context++)
            {
                Elementwise.Add(sum, _contexts[context].Gradients.Slice(start, sum.Length));
            }

            penalty += _penalty.AddGradients(sum, start);
            finite &= Elementwise.AllFinite<T>(sum);
            if (_optimizer.NeedsSumOfSquares && start < trainable)
            {
                squares += GradientClipping<T>.SumOfSquares(sum[..Math.Min(sum.Length, trainable - start)]);
            }
        }

        _finite[range] = finite;
        _squares[range] = squares;
        _penalties[range] = penalty;
    }

    private void Update(int range)
    {
        Span<T> gradients = _contexts[0].Gradients;
        int start = RangeStart(range, gradients.Length);
        int end = Math.Min(RangeStart(range + 1, gradients.Length), _network.Parameters.TrainableSize);
        if (start < end)
        {
            _optimizer.UpdateRange(gradients, start, end - start);
        }
    }

    // Ranges start at multiples of 16 elements, as parameters do: whole cache lines.
    private int RangeStart(int range, int length)
        => range == _ranges ? length : (int)((long)length * range / _ranges) / PackedLayout.Block * PackedLayout.Block;
}

using System;
using System.Numerics;

namespace StaticNet;

/// <summary>
/// Runs minibatches: tiles forward (and back) on several threads, one context each; then the contexts' gradients summed and
/// the parameters updated, each thread a range of the arena. Which thread does what, and the order of every sum, depend on
/// sizes and thread count only, so that results repeat bit by bit. Allocates nothing once it has seen the largest batch.
/// </summary>
internal sealed partial class BatchRunner<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly INetwork<T> _network;
    private readonly Loss<T> _loss;
    private readonly Optimizer<T> _optimizer;
    private readonly int _threads;
    private readonly int _targetSize;
    private readonly bool _fused;
    private readonly bool _tilesMatter;
    private readonly Action<int> _pass;
    private readonly Action<int> _reduce;
    private readonly Action<int> _update;
    private readonly bool[] _finite;
    private readonly double[] _squares;
    private readonly double[] _penalties;
    private readonly WeightPenalty<T> _penalty;

    private NetworkContext<T>[] _contexts = [];
    private WorkerTeam? _team;
    private AlignedBuffer<T> _inputs = new(0);
    private AlignedBuffer<T> _targets = new(0);
    private AlignedBuffer<T> _predictions = new(0);
    private AlignedBuffer<T> _outputGradients = new(0);
    private double[] _tileLosses = [];
    private int _capacity;

    // The job at hand.
    private BatchTiles _tiles;
    private Dataset<T>? _source;
    private int[] _order = [];
    private int _orderStart;
    private bool _training;
    private bool _withLoss;
    private ulong _seed;
    private int _ranges;

    internal BatchRunner(INetwork<T> network, Loss<T> loss, Optimizer<T> optimizer, int threads)
    {
        _network = network;
        _loss = loss;
        _optimizer = optimizer;
        _threads = threads;
        _targetSize = loss.TargetSize(network.Info.OutputSize);
        _fused = loss.Fuses(network.Info);
        _tilesMatter = network.Parameters.TrainableSize < network.Parameters.Values.Length;
        _pass = Pass;
        _reduce = Reduce;
        _update = Update;
        _finite = new bool[threads];
        _squares = new double[threads];
        _penalties = new double[threads];
        _penalty = new WeightPenalty<T>(network.Parameters);
    }

    /// <summary>What the parameters as they are add to the loss.</summary>
    internal double Penalty => _penalty.Compute();

    /// <summary>The predictions of the batch last run.</summary>
    internal ReadOnlySpan<T> Predictions => _predictions.Span[..(_tiles.Samples * _network.Info.OutputSize)];

    /// <summary>The targets of the batch last run.</summary>
    internal ReadOnlySpan<T> Targets => _targets.Span[..(_tiles.Samples * _targetSize)];

    /// <summary>Where the inputs of a batch go that comes from no data set; <see cref="Reserve"/> first.</summary>
    internal Span<T> InputBuffer => _inputs.Span;

    /// <summary>Where its targets go.</summary>
    internal Span<T> TargetBuffer => _targets.Span;

    /// <summary>Makes room, contexts and threads for a batch.</summary>
    internal void Reserve(int samples)
    {
        NetworkInfo info = _network.Info;
        BatchTiles tiles = BatchTiles.Cut(samples, info.Tile, _threads, _tilesMatter);
        if (samples > _capacity)
        {
            _inputs = new AlignedBuffer<T>(checked(samples * info.InputSize));
            _targets = new AlignedBuffer<T>(checked(samples * _targetSize));
            _predictions = new AlignedBuffer<T>(checked(samples * info.OutputSize));
            _outputGradients = new AlignedBuffer<T>(checked(samples * info.OutputSize));
            _capacity = samples;
        }

        if (tiles.Count > _tileLosses.Length)
        {
            _tileLosses = new double[tiles.Count];
        }

        int before = _contexts.Length;
        if (tiles.Workers > before)
        {
            Array.Resize(ref _contexts, tiles.Workers);
            for (int i = before; i < _contexts.Length; i++)
            {
                _contexts[i] = _network.CreateContext(info.Tile);
            }
        }

        if (_team is null || tiles.Workers > _team.Size)
        {
            _team?.Dispose();
            _team = new WorkerTeam(tiles.Workers);
        }
    }

    /// <summary>Takes the next batch from a data set; workers copy their own samples.</summary>
    internal void Select(Dataset<T> source, int[] order, int start, int samples)
    {
        Reserve(samples);
        Cut(samples);
        _source = source;
        _order = order;
        _orderStart = start;
    }

    /// <summary>Takes the next batch from <see cref="InputBuffer"/> and <see cref="TargetBuffer"/>.</summary>
    internal void SelectBuffers(int samples)
    {
        Cut(samples);
        _source = null;
    }

    /// <summary>Forward without training. Returns the summed loss, or 0 without targets.</summary>
    internal double Evaluate(bool withLoss)
    {
        _training = false;
        _withLoss = withLoss;
        _team!.Run(_pass, _tiles.Workers);
        return withLoss ? SumTileLosses() : 0;
    }

    /// <summary>
    /// One training step. Where the loss or a gradient is not finite it stops before anything of the network has changed.
    /// </summary>
    /// <param name="seed">The seed of the step's dropout.</param>
    /// <param name="loss">The mean loss of the batch with the penalties of the parameters, before the update.</param>
    /// <returns>Whether all was finite, and the step done.</returns>
    internal bool Train(ulong seed, out double loss)
    {
        _training = true;
        _withLoss = true;
        _seed = seed;
        _optimizer.Bind(_network.Parameters);
        _team!.Run(_pass, _tiles.Workers);
        loss = SumTileLosses() / _tiles.Samples;
        return double.IsFinite(loss) && Apply(ref loss);
    }

    /// <summary>Ends the threads; the next <see cref="Reserve"/> starts them again.</summary>
    internal void ReleaseThreads()
    {
        _team?.Dispose();
        _team = null;
        _source = null;
    }

    public void Dispose() => ReleaseThreads();

    private void Cut(int samples) => _tiles = BatchTiles.Cut(samples, _network.Info.Tile, _threads, _tilesMatter);

    private double SumTileLosses()
    {
        double sum = 0;
        for (int tile = 0; tile < _tiles.Count; tile++)
        {
            sum += _tileLosses[tile];
        }

        return sum;
    }

    private void Pass(int worker)
    {
        NetworkContext<T> context = _contexts[worker];
        context.Training = _training;
        context.Seed = _seed;
        if (_training)
        {
            context.ClearGradients();
        }

        int end = _tiles.FirstTile(worker + 1);
        for (int tile = _tiles.FirstTile(worker); tile < end; tile++)
        {
            int start = _tiles.Start(tile);
            PassTile(context, tile, start, _tiles.Start(tile + 1) - start);
        }
    }

    private void PassTile(NetworkContext<T> context, int tile, int start, int samples)
    {
        NetworkInfo info = _network.Info;
        if (_source is not null)
        {
            Gather(_source, start, samples);
        }

        Span<T> inputs = _inputs.Span.Slice(start * info.InputSize, samples * info.InputSize);
        Span<T> predictions = _predictions.Span.Slice(start * info.OutputSize, samples * info.OutputSize);
        T scale = T.One / T.CreateTruncating(_tiles.Samples);
        context.FirstSample = start;
        context.LossScale = scale;
        _network.Forward(context, inputs, predictions);
        if (!_withLoss)
        {
            return;
        }

        Span<T> targets = _targets.Span.Slice(start * _targetSize, samples * _targetSize);
        Span<T> gradients = _training ? _outputGradients.Span.Slice(start * info.OutputSize, samples * info.OutputSize) : default;
        _tileLosses[tile] = _loss.Evaluate(predictions, targets, info.OutputSize, gradients, scale, _fused) + context.ActivityPenalty;
        if (!_training)
        {
            return;
        }

        if (_fused)
        {
            _network.BackwardFromLogits(context, gradients);
        }
        else
        {
            _network.Backward(context, gradients);
        }
    }

    private void Gather(Dataset<T> source, int start, int samples)
    {
        ReadOnlySpan<T> inputs = source.Inputs.Span;
        ReadOnlySpan<T> targets = source.Targets.Span;
        for (int i = start; i < start + samples; i++)
        {
            int index = _order[_orderStart + i];
            inputs.Slice(index * source.InputSize, source.InputSize).CopyTo(_inputs.Span[(i * source.InputSize)..]);
            targets.Slice(index * source.TargetSize, source.TargetSize).CopyTo(_targets.Span[(i * source.TargetSize)..]);
        }
    }
}

using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>
/// What a training pass leaves behind for the way back: activations of up to <see cref="Capacity"/> samples and the
/// gradients of all parameters. One thread at a time uses it; several contexts of one network may be used at once.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkContext<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _gradients;
    private readonly int _tileArenaSize;
    private double _activityPenalty;

    /// <summary>For generated code: use the network's <c>CreateContext</c>.</summary>
    /// <param name="network">The owner.</param>
    /// <param name="capacity">How many samples a pass may hold.</param>
    /// <param name="tileArenaSize">Elements of one tile's activations and their gradients.</param>
    /// <param name="packedSize">Elements for repacked weights.</param>
    public NetworkContext(
        INetwork<T> network, [ValueRange(1)] int capacity, [ValueRange(0)] int tileArenaSize, [ValueRange(0)] int packedSize)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Network = network;
        _tileArenaSize = tileArenaSize;
        Capacity = capacity;
        int tile = network.Info.Tile;
        TileArenas = new AlignedBuffer<T>(checked((capacity + tile - 1) / tile * tileArenaSize));
        Packed = new AlignedBuffer<T>(packedSize);
        _gradients = new AlignedBuffer<T>(network.Parameters.Values.Length);
    }

    /// <summary>The network that made this context.</summary>
    public INetwork<T> Network { get; }

    /// <summary>How many samples a pass may hold.</summary>
    public int Capacity { get; }

    /// <summary>
    /// True (the default): dropout drops and batch normalisation uses the samples at hand. False: as at inference.
    /// </summary>
    public bool Training { get; set; } = true;

    /// <summary>Selects the random numbers of a pass (dropout). Passes with equal seeds draw equally.</summary>
    public ulong Seed { get; set; }

    /// <summary>
    /// The position of the pass's first sample within its minibatch. Random numbers depend on it and not on the thread, so a
    /// minibatch draws the same however it is spread.
    /// </summary>
    public int FirstSample { get; set; }

    /// <summary>
    /// The parameter gradients, summed over passes until <see cref="ClearGradients"/>; laid out as <see cref="ParameterStore{T}.Values"/>.
    /// </summary>
    public Span<T> Gradients => _gradients.Span;

    /// <summary>
    /// What the gradients given to <c>Backward</c> are scaled by: one divided by the batch size where they are those of the mean over
    /// a batch. The gradients of activity penalties are scaled alike, so that both belong to one loss. Default: 1, for those of a sum.
    /// </summary>
    public T LossScale { get; set; } = T.One;

    /// <summary>
    /// What the activities of the last pass cost, summed over its samples and not scaled (<see cref="ActivityRegularizationAttribute"/>);
    /// 0 for networks without such penalties.
    /// </summary>
    public double ActivityPenalty
    {
        get => _activityPenalty;
        internal set => _activityPenalty = value;
    }

    /// <summary>For generated code: where passes add to <see cref="ActivityPenalty"/>.</summary>
    public ref double ActivityPenaltyReference => ref _activityPenalty;

    /// <summary>Samples of the last pass; 0 before the first. Set by generated code.</summary>
    public int Samples { get; set; }

    /// <summary>Whether the last pass was a training pass. Set by generated code.</summary>
    public bool Recorded { get; set; }

    /// <summary>For generated code: one arena per tile of samples.</summary>
    public AlignedBuffer<T> TileArenas { get; }

    /// <summary>For generated code: the first element of a tile's arena.</summary>
    /// <param name="tile">Which tile of the pass.</param>
    public ref T TileArena(int tile) => ref Unsafe.Add(ref TileArenas.Reference, (nint)tile * _tileArenaSize);

    /// <summary>For generated code: weights in the order that the backward pass reads.</summary>
    public AlignedBuffer<T> Packed { get; }

    /// <summary>For generated code: the parameter version that <see cref="Packed"/> was made from.</summary>
    public int PackedVersion { get; set; } = -1;

    /// <summary>For generated code: the first gradient.</summary>
    public ref T GradientReference => ref _gradients.Reference;

    /// <summary>Sets all gradients to 0, for the next step.</summary>
    public void ClearGradients() => _gradients.Span.Clear();
}

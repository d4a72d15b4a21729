using System;
using System.Collections.Generic;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>Shapes that nobody chose because they suit a vector: prime numbers of channels, odd kernels and images.</summary>
internal static class OddShapes
{
    /// <summary>One sample of each; the same ones every time.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        One("Dense 123-77-31-5", static () => new OddDense()),
        One("Dense 211-97", static () => new OddWideDense()),
        One("Conv2D 3×3 1→5 on 37×53", static () => new OddFirstConvolution()),
        One("Conv2D 7×3 3→7 on 37×53", static () => new OddTallKernel()),
        One("Conv2D 3×3 7→13 on 29×31, same", static () => new OddSame()),
        One("Conv2D 5×5 11→5 on 23×19", static () => new OddFiveFilters()),
        One("Conv2D 1×1 17→29 on 19×23", static () => new OddPointwise()),
        One("Conv2D 3×3 by 2 3→19 on 41×43", static () => new OddStrides()),
        One("Conv2D 3×3 dilated 5→7 on 37×53", static () => new OddDilation()),
        One("Conv2D 3×3 1→5, 2×5 5→11 on 37×53", static () => new OddPair()),
        One("Conv1D 7 5→11 on 101", static () => new OddSequence()),
        One("Conv3D 3×3×3 3→5 on 7×11×13", static () => new OddVolume()),
        One("Conv2DTranspose 3×3 by 2 7→5 on 13×11", static () => new OddTransposed()),
        One("DepthwiseConv2D 7×3 13 on 31×37", static () => new OddDepthwise()),
        One("LSTM 11→37 on 23", static () => new OddLstm()),
        One("GRU 7→19 on 41", static () => new OddGru()),
    ];

    private static Workload One(string name, Func<INetwork<float>> network) =>
        new(name, "odd", WorkloadMode.Forward, 1, () => RandomData.Settle(network()));
}

[Network]
[Input(123)]
[Dense(77, Activation = Activation.ReLU)]
[Dense(31, Activation = Activation.ReLU)]
[Dense(5)]
internal sealed partial class OddDense;

[Network]
[Input(211)]
[Dense(97, Activation = Activation.ReLU)]
internal sealed partial class OddWideDense;

[Network]
[Input(37, 53, 1)]
[Conv2D(5, 3, Activation = Activation.ReLU)]
internal sealed partial class OddFirstConvolution;

[Network]
[Input(37, 53, 3)]
[Conv2D(7, 7, 3, Activation = Activation.ReLU)]
internal sealed partial class OddTallKernel;

[Network]
[Input(29, 31, 7)]
[Conv2D(13, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
internal sealed partial class OddSame;

[Network]
[Input(23, 19, 11)]
[Conv2D(5, 5, Activation = Activation.ReLU)]
internal sealed partial class OddFiveFilters;

[Network]
[Input(19, 23, 17)]
[Conv2D(29, 1, Activation = Activation.ReLU)]
internal sealed partial class OddPointwise;

[Network]
[Input(41, 43, 3)]
[Conv2D(19, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
internal sealed partial class OddStrides;

[Network]
[Input(37, 53, 5)]
[Conv2D(7, 3, DilationRate = 2, Activation = Activation.ReLU)]
internal sealed partial class OddDilation;

[Network]
[Input(37, 53, 1)]
[Conv2D(5, 3, Activation = Activation.ReLU)]
[Conv2D(11, 2, 5, Activation = Activation.ReLU)]
internal sealed partial class OddPair;

[Network]
[Input(101, 5)]
[Conv1D(11, 7, Activation = Activation.ReLU)]
internal sealed partial class OddSequence;

[Network]
[Input(7, 11, 13, 3)]
[Conv3D(5, 3, Activation = Activation.ReLU)]
internal sealed partial class OddVolume;

[Network]
[Input(13, 11, 7)]
[Conv2DTranspose(5, 3, Strides = 2, Padding = Padding.Same)]
internal sealed partial class OddTransposed;

[Network]
[Input(31, 37, 13)]
[DepthwiseConv2D(7, 3)]
internal sealed partial class OddDepthwise;

[Network]
[Input(23, 11)]
[LSTM(37)]
internal sealed partial class OddLstm;

[Network]
[Input(41, 7)]
[GRU(19)]
internal sealed partial class OddGru;

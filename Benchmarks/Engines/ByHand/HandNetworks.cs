using StaticNet.Benchmarks.ByHand;
using StaticNet.Benchmarks.Comparisons;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Engines.ByHand;

/// <summary>The networks of the comparison, layer by layer.</summary>
internal static class HandNetworks
{
    /// <summary>A network with the workload's parameters.</summary>
    public static HandNetwork New(Toolkit toolkit, Workload workload, HandOptimizer optimizer)
    {
        HandNetwork network = new(optimizer, Layers(toolkit, workload)!);
        Agreement.CopyParameters(workload.Network, network);
        return network;
    }

    /// <summary>The layers; null where one of them was not written. Training ends with the softmax that the loss is taken with.</summary>
    public static HandLayer[]? Layers(Toolkit toolkit, Workload workload) => (workload.Kind, workload.Mode) switch
    {
        ("mlp", _) => Mlp(toolkit),
        ("lenet5", WorkloadMode.Train) => [.. LeNet5(toolkit), toolkit.Softmax(10)],
        ("lenet5", _) => LeNet5(toolkit),
        ("kerascnn", _) => KerasCnn(toolkit),
        ("mlp1024", _) => Mlp1024(toolkit),
        _ => null,
    };

    private static HandLayer[] Mlp(Toolkit toolkit) =>
    [
        toolkit.Dense(784, 128),
        toolkit.ReLU(128),
        toolkit.Dense(128, 64),
        toolkit.ReLU(64),
        toolkit.Dense(64, 10),
        toolkit.Softmax(10),
    ];

    private static HandLayer[] LeNet5(Toolkit toolkit) =>
    [
        toolkit.Conv2D(28, 28, 1, filters: 6, size: 5),
        toolkit.ReLU(24 * 24 * 6),
        toolkit.MaxPooling2D(24, 24, 6, size: 2),
        toolkit.Conv2D(12, 12, 6, filters: 16, size: 5),
        toolkit.ReLU(8 * 8 * 16),
        toolkit.MaxPooling2D(8, 8, 16, size: 2),
        toolkit.Dense(4 * 4 * 16, 120),
        toolkit.ReLU(120),
        toolkit.Dense(120, 84),
        toolkit.ReLU(84),
        toolkit.Dense(84, 10),
    ];

    private static HandLayer[] KerasCnn(Toolkit toolkit) =>
    [
        toolkit.Conv2D(28, 28, 1, filters: 32, size: 3),
        toolkit.ReLU(26 * 26 * 32),
        toolkit.MaxPooling2D(26, 26, 32, size: 2),
        toolkit.Conv2D(13, 13, 32, filters: 64, size: 3),
        toolkit.ReLU(11 * 11 * 64),
        toolkit.MaxPooling2D(11, 11, 64, size: 2),
        toolkit.Dense(5 * 5 * 64, 128),
        toolkit.ReLU(128),
        toolkit.Dense(128, 10),
        toolkit.Softmax(10),
    ];

    private static HandLayer[] Mlp1024(Toolkit toolkit) =>
    [
        toolkit.Dense(1024, 1024),
        toolkit.ReLU(1024),
        toolkit.Dense(1024, 1024),
        toolkit.ReLU(1024),
        toolkit.Dense(1024, 1024),
        toolkit.ReLU(1024),
    ];
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>Everything that is compared, in the order of the table.</summary>
internal static class WorkloadTable
{
    /// <summary>Inference.</summary>
    public static IReadOnlyList<Workload> Inference { get; } =
    [
        Forward("mlp b1", "mlp", 1, static () => new Mlp(seed: 1)),
        Forward("mlp b32", "mlp", 32, static () => new Mlp(seed: 1)),
        Forward("lenet5 b1", "lenet5", 1, static () => new LeNet5(seed: 1)),
        Forward("lenet5 b32", "lenet5", 32, static () => new LeNet5(seed: 1)),
        Forward("kerascnn b1", "kerascnn", 1, static () => new KerasCnn(seed: 1)),
        Forward("lstm64 seq100", "lstm64", 1, static () => new Lstm64(seed: 1)),
        Forward("gru64 seq100", "gru64", 1, static () => new Gru64(seed: 1)),
        Step("lstm16 step", "lstm16", static () => new Lstm16(seed: 1)),
        Step("gru16 step", "gru16", static () => new Gru16(seed: 1)),
        Forward("lstm16 block256", "lstm16", 1, static () => new Lstm16(seed: 1)),
        Forward("gru16 block256", "gru16", 1, static () => new Gru16(seed: 1)),
        Forward("tcn 256", "tcn", 1, static () => new Tcn(seed: 1)),
        Forward("resnet8 b1", "resnet8", 1, static () => new ResNet8(seed: 1)),
        Forward("dscnn b1", "dscnn", 1, static () => new DsCnn(seed: 1)),
        Forward("autoenc b1", "autoenc", 1, static () => new Autoencoder(seed: 1)),
        Forward("mlp1024 b1", "mlp1024", 1, static () => new Mlp1024(seed: 1)),
        Forward("mlp1024 b64", "mlp1024", 64, static () => new Mlp1024(seed: 1)),
    ];

    /// <summary>Inference, then training.</summary>
    public static IEnumerable<Workload> All(bool epochs) => Inference.Concat(Training).Concat(epochs ? Epochs : []);

    /// <summary>Training steps.</summary>
    public static IReadOnlyList<Workload> Training { get; } =
    [
        .. Train("mlp b32 SGD", "mlp", 32, adam: false, static () => new Mlp(seed: 1)),
        .. Train("mlp b32 Adam", "mlp", 32, adam: true, static () => new Mlp(seed: 1)),
        .. Train("mlp b128 SGD", "mlp", 128, adam: false, static () => new Mlp(seed: 1)),
        .. Train("mlp b128 Adam", "mlp", 128, adam: true, static () => new Mlp(seed: 1)),
        .. Train("lenet5 b32 Adam", "lenet5", 32, adam: true, static () => new LeNet5(seed: 1)),
        .. Train("lenet5 b128 Adam", "lenet5", 128, adam: true, static () => new LeNet5(seed: 1)),
        .. Train("kerascnn b128 Adam", "kerascnn", 128, adam: true, static () => new KerasCnn(seed: 1)),
        .. Train("smalltanh b10000 Adam", "smalltanh", 10_000, adam: true, static () => new SmallTanh(seed: 1), classes: false),
    ];

    /// <summary>Training for whole epochs, which takes long.</summary>
    public static IReadOnlyList<Workload> Epochs { get; } =
    [
        .. Training.Where(static workload => workload.Kind != "smalltanh").Select(static workload => ForEpochs(workload, 1)),
        .. Training.Where(static workload => workload.Matches("train lenet5 b128 Adam 2t")).Select(static workload => ForEpochs(workload, 10)),
    ];

    private static Workload ForEpochs(Workload workload, int epochs) => workload with
    {
        Name = workload.Name.Replace("train", epochs == 1 ? "epoch" : $"epochs{epochs}", StringComparison.Ordinal),
        Training = workload.Training! with { Epochs = epochs },
    };

    private static Workload Forward(string name, string kind, int batch, Func<INetwork<float>> network) =>
        new(name, kind, WorkloadMode.Forward, batch, () => RandomData.Settle(network()));

    private static Workload Step(string name, string kind, Func<INetwork<float>> network) =>
        new(name, kind, WorkloadMode.Step, 1, () => RandomData.Settle(network()));

    private static Workload[] Train(string name, string kind, int batch, bool adam, Func<INetwork<float>> network, bool classes = true) =>
    [
        .. ((int[])[1, 2]).Select(threads => new Workload($"train {name} {threads}t", kind, WorkloadMode.Train, batch, () => RandomData.Settle(network()))
        {
            Training = new TrainingPlan(adam, threads, classes),
        }),
    ];
}

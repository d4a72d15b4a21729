using System.Collections.Generic;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>Everything that is compared, in the order of the table.</summary>
internal static class WorkloadTable
{
    /// <summary>Inference.</summary>
    public static IReadOnlyList<Workload> Inference { get; } =
    [
        Forward("mlp b1", "mlp", 1, new Mlp(seed: 1)),
        Forward("mlp b32", "mlp", 32, new Mlp(seed: 1)),
        Forward("lenet5 b1", "lenet5", 1, new LeNet5(seed: 1)),
        Forward("lenet5 b32", "lenet5", 32, new LeNet5(seed: 1)),
        Forward("kerascnn b1", "kerascnn", 1, new KerasCnn(seed: 1)),
        Forward("lstm64 seq100", "lstm64", 1, new Lstm64(seed: 1)),
        Forward("gru64 seq100", "gru64", 1, new Gru64(seed: 1)),
        Step("lstm16 step", "lstm16", new Lstm16(seed: 1)),
        Step("gru16 step", "gru16", new Gru16(seed: 1)),
        Forward("lstm16 block256", "lstm16", 1, new Lstm16(seed: 1)),
        Forward("gru16 block256", "gru16", 1, new Gru16(seed: 1)),
        Forward("tcn 256", "tcn", 1, new Tcn(seed: 1)),
        Forward("resnet8 b1", "resnet8", 1, new ResNet8(seed: 1)),
        Forward("dscnn b1", "dscnn", 1, new DsCnn(seed: 1)),
        Forward("autoenc b1", "autoenc", 1, new Autoencoder(seed: 1)),
        Forward("mlp1024 b1", "mlp1024", 1, new Mlp1024(seed: 1)),
        Forward("mlp1024 b64", "mlp1024", 64, new Mlp1024(seed: 1)),
    ];

    private static Workload Forward(string name, string kind, int batch, INetwork<float> network) =>
        new(name, kind, WorkloadMode.Forward, batch, RandomData.Settle(network));

    private static Workload Step(string name, string kind, IStreamingNetwork<float> network) =>
        new(name, kind, WorkloadMode.Step, 1, RandomData.Settle(network));
}

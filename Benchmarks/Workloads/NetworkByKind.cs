using System;
using System.Collections.Generic;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>The networks by the names that workloads call them, without a table that would have to be filled first.</summary>
internal static class NetworkByKind
{
    /// <summary>Every kind of network of which inference is compared.</summary>
    public static IReadOnlyList<string> Kinds =>
        ["mlp", "lenet5", "kerascnn", "lstm64", "gru64", "lstm16", "gru16", "tcn", "resnet8", "dscnn", "autoenc", "mlp1024"];

    /// <summary>A network that was not there before.</summary>
    public static INetwork<float> New(string kind) => Constructor(kind)();

    // Lambdas: what is not called is not loaded either.
    private static Func<INetwork<float>> Constructor(string kind) => kind switch
    {
        "mlp" => static () => new Mlp(seed: 1),
        "lenet5" => static () => new LeNet5(seed: 1),
        "kerascnn" => static () => new KerasCnn(seed: 1),
        "lstm64" => static () => new Lstm64(seed: 1),
        "gru64" => static () => new Gru64(seed: 1),
        "lstm16" => static () => new Lstm16(seed: 1),
        "gru16" => static () => new Gru16(seed: 1),
        "tcn" => static () => new Tcn(seed: 1),
        "resnet8" => static () => new ResNet8(seed: 1),
        "dscnn" => static () => new DsCnn(seed: 1),
        "autoenc" => static () => new Autoencoder(seed: 1),
        "mlp1024" => static () => new Mlp1024(seed: 1),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such network."),
    };
}

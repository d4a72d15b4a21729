using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet;

namespace FashionMnist;

/// <summary>A network to choose by <c>--model</c>, and how it is trained.</summary>
/// <param name="Name">What the option says.</param>
/// <param name="Create">Makes one, from a seed.</param>
/// <param name="Epochs">How often every image is shown.</param>
/// <param name="Floor">The test accuracy that is asked for.</param>
/// <param name="QuickEpochs">The same for a short run.</param>
/// <param name="QuickFloor">The accuracy asked of a short run.</param>
internal sealed record Model(
    string Name, Func<int, INetwork<float>> Create, int Epochs, double Floor, int QuickEpochs, double QuickFloor)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<Model> All { get; } =
    [
        new("cnn", seed => new FashionNet(seed), 16, 0.90, 3, 0.80),
        new("dense", seed => new DenseNet(seed), 30, 0.86, 5, 0.80),
        new("resnet", seed => new ResidualNet(seed), 12, 0.89, 2, 0.75),
    ];

    /// <summary>The one of a name.</summary>
    /// <param name="name">The name of one of <see cref="All"/>.</param>
    public static Model Named(string name) => All.Single(model => model.Name == name);
}

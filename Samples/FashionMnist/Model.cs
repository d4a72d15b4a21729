using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet;

namespace FashionMnist;

/// <summary>A network to choose by <c>--model</c>, and how it is trained.</summary>
/// <param name="Name">What the option says.</param>
/// <param name="Create">Makes one, from a seed.</param>
/// <param name="Epochs">How often every image is shown.</param>
/// <param name="Floor">The test accuracy that is asked for after training on the slice.</param>
/// <param name="FullFloor">The same on all 60,000 images.</param>
/// <param name="QuickEpochs">How often every image is shown in a short run.</param>
/// <param name="QuickFloor">The accuracy asked of a short run.</param>
internal sealed record Model(
    string Name, Func<int, INetwork<float>> Create, int Epochs, double Floor, double FullFloor, int QuickEpochs, double QuickFloor)
{
    private const int FullCount = 60_000;

    /// <summary>All there are.</summary>
    public static IReadOnlyList<Model> All { get; } =
    [
        new("cnn", seed => new FashionNet(seed), Epochs: 14, Floor: 0.87, FullFloor: 0.91, QuickEpochs: 3, QuickFloor: 0.80),
        new("dense", seed => new DenseNet(seed), Epochs: 30, Floor: 0.86, FullFloor: 0.88, QuickEpochs: 5, QuickFloor: 0.80),
        new("resnet", seed => new ResidualNet(seed), Epochs: 10, Floor: 0.88, FullFloor: 0.92, QuickEpochs: 1, QuickFloor: 0.70),
    ];

    /// <summary>The one of a name.</summary>
    /// <param name="name">The name of one of <see cref="All"/>.</param>
    public static Model Named(string name) => All.Single(model => model.Name == name);

    /// <summary>The test accuracy that a run has to reach; null where nothing is known of its images.</summary>
    /// <param name="quick">Whether it was a short one.</param>
    /// <param name="own">Whether the images are others than those that come with the sample.</param>
    /// <param name="images">How many it was trained on.</param>
    public double? FloorOf(bool quick, bool own, int images)
        => own ? (images == FullCount && !quick ? FullFloor : null) : quick ? QuickFloor : Floor;
}

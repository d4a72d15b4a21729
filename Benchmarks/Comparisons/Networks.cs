namespace StaticNet.Benchmarks.Comparisons;

/// <summary>The network of Samples/FashionMnist, layer by layer.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 3, Activation = Activation.ReLU)]
[MaxPooling2D(2)]
[Conv2D(64, 3, Activation = Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dropout(0.25f)]
[Dense(128, Activation = Activation.ReLU)]
[Dropout(0.25f)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class FashionNet;

/// <summary>784 to 128 units.</summary>
[Network]
[Input(784)]
[Dense(128)]
internal sealed partial class SmallDense;

/// <summary>1024 to 1024 units.</summary>
[Network]
[Input(1024)]
[Dense(1024)]
internal sealed partial class LargeDense;

/// <summary>3×3 convolution, 32 to 64 channels, on 13×13.</summary>
[Network]
[Input(13, 13, 32)]
[Conv2D(64, 3)]
internal sealed partial class SmallConvolution;

/// <summary>Maxima of 2×2 windows, 32 channels, on 26×26.</summary>
[Network]
[Input(26, 26, 32)]
[MaxPooling2D(2)]
internal sealed partial class SmallPooling;

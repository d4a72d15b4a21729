using StaticNet;

namespace FashionMnist;

/// <summary>Tells ten kinds of clothes apart in 28×28 grey images, by convolutions.</summary>
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
public sealed partial class FashionNet;

/// <summary>The same task by dense layers alone.</summary>
[Network]
[Input(28, 28, 1)]
[Flatten]
[Dense(256, Activation = Activation.ReLU)]
[Dropout(0.2f)]
[Dense(128, Activation = Activation.ReLU)]
[Dropout(0.2f)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class DenseNet;

/// <summary>The same task by residual blocks: convolutions, and a way around them.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9f)]
[ReLU]
[Use<ResidualBlock>]
[Use<HalvingBlock32>]
[Use<HalvingBlock64>]
[GlobalAveragePooling2D]
[Dropout(0.25f)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class ResidualNet;

/// <summary>Two convolutions of 16 filters; what came in is added to what they make of it.</summary>
[Block]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9f)]
[ReLU]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "change", Momentum = 0.9f)]
[Add("change", "input")]
[ReLU]
public abstract class ResidualBlock;

/// <summary>The same with 32 filters at half the size, where a 1×1 convolution takes the way around.</summary>
[Block]
[Conv2D(32, 3, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9f)]
[ReLU]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "change", Momentum = 0.9f)]
[Conv2D(32, 1, Strides = 2, From = "input", Name = "around")]
[Add("change", "around")]
[ReLU]
public abstract class HalvingBlock32;

/// <summary>The same with 64 filters.</summary>
[Block]
[Conv2D(64, 3, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9f)]
[ReLU]
[Conv2D(64, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "change", Momentum = 0.9f)]
[Conv2D(64, 1, Strides = 2, From = "input", Name = "around")]
[Add("change", "around")]
[ReLU]
public abstract class HalvingBlock64;

namespace StaticNet.Benchmarks.Workloads;

/// <summary>784-128-64-10, ReLU, softmax.</summary>
[Network]
[Input(784)]
[Dense(128, Activation = Activation.ReLU)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class Mlp;

/// <summary>Keras' first convolutional example.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 3, Activation = Activation.ReLU)]
[MaxPooling2D(2)]
[Conv2D(64, 3, Activation = Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dense(128, Activation = Activation.ReLU)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class KerasCnn;

/// <summary>64 units over 100 steps of 16 features, the last state to one number.</summary>
[Network]
[Input(100, 16)]
[LSTM(64)]
[Dense(1)]
internal sealed partial class Lstm64;

/// <summary>The same with gated recurrent units.</summary>
[Network]
[Input(100, 16)]
[GRU(64)]
[Dense(1)]
internal sealed partial class Gru64;

/// <summary>16 units over 256 steps of one feature, one number a step: in one call, or step by step.</summary>
[Network]
[Input(256, 1)]
[LSTM(16, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class Lstm16;

/// <summary>The same with gated recurrent units.</summary>
[Network]
[Input(256, 1)]
[GRU(16, ReturnSequences = true)]
[Dense(1)]
internal sealed partial class Gru16;

/// <summary>Causal convolutions of growing dilation over 256 samples.</summary>
[Network]
[Input(256, 1)]
[Conv1D(8, 3, Padding = Padding.Causal, Activation = Activation.Tanh)]
[Conv1D(8, 3, Padding = Padding.Causal, DilationRate = 2, Activation = Activation.Tanh)]
[Conv1D(8, 3, Padding = Padding.Causal, DilationRate = 4, Activation = Activation.Tanh)]
[Conv1D(1, 3, Padding = Padding.Causal, DilationRate = 8)]
internal sealed partial class Tcn;

/// <summary>Two 3×3 convolutions around which the input goes on.</summary>
[Block]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[ReLU]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "body")]
[Add("body", "input")]
[ReLU]
internal abstract class Stage16;

/// <summary>The same at half the size with 32 filters; a 1×1 convolution takes the input there.</summary>
[Block]
[Conv2D(32, 3, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[ReLU]
[Conv2D(32, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "body")]
[Conv2D(32, 1, Strides = 2, From = "input", Name = "shortcut")]
[Add("body", "shortcut")]
[ReLU]
internal abstract class Stage32;

/// <summary>The same with 64 filters.</summary>
[Block]
[Conv2D(64, 3, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[ReLU]
[Conv2D(64, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Name = "body")]
[Conv2D(64, 1, Strides = 2, From = "input", Name = "shortcut")]
[Add("body", "shortcut")]
[ReLU]
internal abstract class Stage64;

/// <summary>Residual stages of 16, 32 and 64 filters on 32×32 images.</summary>
[Network]
[Input(32, 32, 3)]
[Conv2D(16, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[ReLU]
[Use<Stage16>]
[Use<Stage32>]
[Use<Stage64>]
[GlobalAveragePooling2D]
[Dense(10)]
internal sealed partial class ResNet8;

/// <summary>Depthwise-separable blocks.</summary>
[Network]
[Input(32, 32, 3)]
[Conv2D(16, 3, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[ReLU]
[DepthwiseConv2D(3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[ReLU]
[Conv2D(16, 1, UseBias = false)]
[BatchNormalization]
[ReLU]
[DepthwiseConv2D(3, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[ReLU]
[Conv2D(32, 1, UseBias = false)]
[BatchNormalization]
[ReLU]
[DepthwiseConv2D(3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[ReLU]
[Conv2D(64, 1, UseBias = false)]
[BatchNormalization]
[ReLU]
[DepthwiseConv2D(3, Strides = 2, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[ReLU]
[Conv2D(64, 1, UseBias = false)]
[BatchNormalization]
[ReLU]
[DepthwiseConv2D(3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[ReLU]
[Conv2D(128, 1, UseBias = false)]
[BatchNormalization]
[ReLU]
[DepthwiseConv2D(3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization]
[ReLU]
[Conv2D(128, 1, UseBias = false)]
[BatchNormalization]
[ReLU]
[GlobalAveragePooling2D]
[Dense(10)]
internal sealed partial class DsCnn;

/// <summary>Strided convolutions down to 7×7, transposed ones back.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(16, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(32, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2DTranspose(16, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2DTranspose(1, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.Sigmoid)]
internal sealed partial class Autoencoder;

/// <summary>1024-1024-1024-1024, ReLU.</summary>
[Network]
[Input(1024)]
[Dense(1024, Activation = Activation.ReLU)]
[Dense(1024, Activation = Activation.ReLU)]
[Dense(1024, Activation = Activation.ReLU)]
internal sealed partial class Mlp1024;

/// <summary>4-32-16-4, tanh.</summary>
[Network]
[Input(4)]
[Dense(32, Activation = Activation.Tanh)]
[Dense(16, Activation = Activation.Tanh)]
[Dense(4)]
internal sealed partial class SmallTanh;

namespace StaticNet.Benchmarks.Roofline;

/// <summary>3×3 convolution, 32 to 64 channels, on 13×13; the direct sum, as the other convolutions here.</summary>
[Network(Winograd = false)]
[Input(13, 13, 32)]
[Conv2D(64, 3, UseBias = false, Name = "layer")]
internal sealed partial class Conv3x3On13;

/// <summary>The same with a border of zeros.</summary>
[Network(Winograd = false)]
[Input(13, 13, 32)]
[Conv2D(64, 3, UseBias = false, Padding = Padding.Same, Name = "layer")]
internal sealed partial class Conv3x3SameOn13;

/// <summary>3×3 convolution, 16 to 16 channels, on 32×32.</summary>
[Network(Winograd = false)]
[Input(32, 32, 16)]
[Conv2D(16, 3, UseBias = false, Padding = Padding.Same, Name = "layer")]
internal sealed partial class Conv3x3On32;

/// <summary>1×1 convolution, 64 to 128 channels, on 8×8.</summary>
[Network]
[Input(8, 8, 64)]
[Conv2D(128, 1, UseBias = false, Name = "layer")]
internal sealed partial class Conv1x1On8;

/// <summary>The first layer of an image network: 3×3, 1 to 32 channels, on 28×28.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 3, UseBias = false, Name = "layer")]
internal sealed partial class Conv3x3From1;

/// <summary>1024 to 1024 units.</summary>
[Network]
[Input(1024)]
[Dense(1024, UseBias = false, Name = "layer")]
internal sealed partial class Dense1024;

/// <summary>784 to 128 units.</summary>
[Network]
[Input(784)]
[Dense(128, UseBias = false, Name = "layer")]
internal sealed partial class Dense784;

/// <summary>Convolution of length 3 over 128 steps, 32 to 64 channels.</summary>
[Network]
[Input(128, 32)]
[Conv1D(64, 3, UseBias = false, Name = "layer")]
internal sealed partial class Conv1DOn128;

/// <summary>3×3×3 convolution, 16 to 32 channels, on 12×12×12.</summary>
[Network]
[Input(12, 12, 12, 16)]
[Conv3D(32, 3, UseBias = false, Name = "layer")]
internal sealed partial class Conv3DOn12;

/// <summary>3×3 transposed convolution by steps of 2, 32 to 16 channels, from 13×13.</summary>
[Network]
[Input(13, 13, 32)]
[Conv2DTranspose(16, 3, Strides = 2, UseBias = false, Name = "layer")]
internal sealed partial class Conv2DTransposeOn13;

/// <summary>3×3 depthwise convolution of 32 channels on 28×28.</summary>
[Network]
[Input(28, 28, 32)]
[DepthwiseConv2D(3, UseBias = false, Padding = Padding.Same, Name = "layer")]
internal sealed partial class DepthwiseOn28;

/// <summary>A recurrent layer of 64 units over 100 steps of 16 features: four gates.</summary>
[Network]
[Input(100, 16)]
[LSTM(64, UseBias = false, Name = "layer")]
internal sealed partial class LSTMOn100;

/// <summary>The same with three gates.</summary>
[Network]
[Input(100, 16)]
[GRU(64, UseBias = false, Name = "layer")]
internal sealed partial class GRUOn100;

/// <summary>Four heads of 16 over 64 steps of 64 features.</summary>
[Network]
[Input(64, 64)]
[MultiHeadAttention(4, 16, UseBias = false, Name = "layer")]
internal sealed partial class AttentionOn64;

using StaticNet;

namespace Upscale;

/// <summary>
/// Makes an image twice as high and wide: convolutions look at what is around each pixel, and a transposed convolution paints
/// four pixels for it.
/// </summary>
[Network]
[Input(14, 14, 1)]
[Conv2D(32, 5, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2DTranspose(1, 4, Strides = 2, Padding = Padding.Same)]
[Expect(28, 28, 1)]
public sealed partial class UpscaleNet;

/// <summary>What it has to beat, a network without parameters: the usual interpolation between neighbours.</summary>
[Network]
[Input(14, 14, 1)]
[Resizing(28, 28, Interpolation = Interpolation.Bilinear)]
public sealed partial class BilinearNet;

using StaticNet;

namespace Autoencoder;

/// <summary>
/// Squeezes an image into 64 numbers and paints it again of them: strided convolutions on the way in, transposed ones on the way
/// out. Whatever it cannot say in 64 numbers is lost.
/// </summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(16, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2D(32, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
[Flatten]
[Dense(64, Name = "code")]
[Dense(7 * 7 * 32, Activation = Activation.ReLU)]
[Reshape(7, 7, 32)]
[Conv2DTranspose(16, 4, Strides = 2, Padding = Padding.Same, Activation = Activation.ReLU)]
[Conv2DTranspose(1, 4, Strides = 2, Padding = Padding.Same, Activation = Activation.Sigmoid)]
public sealed partial class StridedAutoencoder;

/// <summary>
/// The same by pooling and unpooling: 7×7×2 numbers pass through the middle, and beside them goes where in its window each
/// maximum was, so that edges come back to their place.
/// </summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPooling2D(2, Name = "half")]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPooling2D(2, Name = "quarter")]
[Conv2D(2, 3, Padding = Padding.Same, Name = "code")]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxUnpooling2D("quarter")]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxUnpooling2D("half")]
[Conv2D(1, 3, Padding = Padding.Same, Activation = Activation.Sigmoid)]
public sealed partial class PoolingAutoencoder;

using StaticNet;

namespace Volumes;

/// <summary>Tells six solid shapes apart in 16×16×16 voxels, however they are turned, by convolutions in three dimensions.</summary>
[Network]
[Input(Volume.Side, Volume.Side, Volume.Side, 1)]         // depth, height, width, channels
[Conv3D(16, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPooling3D(2)]
[Conv3D(32, 3, Padding = Padding.Same, Activation = Activation.ReLU)]
[MaxPooling3D(2)]
[Conv3D(64, 3, Activation = Activation.ReLU)]
[Expect(2, 2, 2, 64)]
[Flatten]
[Dropout(0.25f)]
[Dense(6, Activation = Activation.Softmax)]
public sealed partial class VolumeNet;

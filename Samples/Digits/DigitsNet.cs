using StaticNet;

namespace Digits;

/// <summary>Tells ten digits apart in images of 8×8 pixels from 0 to 16.</summary>
[Network]
[Input(64)]
[Rescaling(1.0 / 16)]
[GaussianNoise(0.2f)]                                     // while it trains; so does dropout
[Dense(48, Activation = Activation.ReLU)]
[Dropout(0.2f)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class DigitsNet;

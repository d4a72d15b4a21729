using StaticNet;

namespace OnlineLearning;

/// <summary>Tells from two readings which of three states a machine is in, while the meaning of the readings drifts.</summary>
[Network]
[Input(2)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(64, Activation = Activation.ReLU)]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class StreamNet;

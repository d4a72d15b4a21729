namespace StaticNet.Benchmarks.Workloads;

/// <summary>LeNet-5 with maxima and ReLU.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(6, 5, Activation = Activation.ReLU)]
[MaxPooling2D(2)]
[Conv2D(16, 5, Activation = Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dense(120, Activation = Activation.ReLU)]
[Dense(84, Activation = Activation.ReLU)]
[Dense(10)]
internal sealed partial class LeNet5;

using System;
using StaticNet;

float[] output = new float[TinyNet.OutputSize];
new TinyNet(seed: 1).Forward([0.5f, -1, 2], output);
Console.WriteLine(TinyNet.Summary);
return Math.Abs(output[0] + output[1] - 1) < 1e-6 ? 0 : 1;

[Network]
[Input(3)]
[Dense(8, Activation = Activation.Tanh)]
[Dense(2, Activation = Activation.Softmax)]
public sealed partial class TinyNet;

#if BROKEN
[Network]
[Input(28, 28, 1)]
[Conv2D(8, 29)]
public sealed partial class BrokenNet;
#endif

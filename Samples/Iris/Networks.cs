using StaticNet;

namespace Iris;

/// <summary>Tells three species of iris apart by lengths and widths of leaves, in centimetres.</summary>
[Network]
[Input(4)]
[Normalization]
[Dense(16, Activation = Activation.Tanh)]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class IrisNet;

/// <summary>Tells three cultivars of wine apart by 13 measurements whose units are a thousandfold apart.</summary>
[Network]
[Input(13)]
[Normalization]
[Dense(16, Activation = Activation.Tanh)]
[Dropout(0.2f)]
[Dense(3, Activation = Activation.Softmax)]
public sealed partial class WineNet;

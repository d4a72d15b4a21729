using StaticNet;

namespace Audio;

/// <summary>
/// Learns what a guitar pedal does to sound. In training it sees clips of 512 samples; then it runs sample by sample
/// (<c>Step</c>), for as long as there is sound, and remembers by its state what came before. Gates and states of straight lines
/// are cheaper than the usual curves, and every sample waits for the one before it.
/// </summary>
[Network]
[Input(512, 1)]
[LSTM(16, ReturnSequences = true, Activation = Activation.HardTanh, RecurrentActivation = Activation.HardSigmoid)]
[Dense(1)]
public sealed partial class PedalNet;

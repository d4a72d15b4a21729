using StaticNet;

namespace TextGeneration;

/// <summary>
/// Reads a text letter by letter and says of each letter how likely it comes next. Trained on 64 letters at a time; then it runs
/// by <c>Step</c>, and carries what it has read in its state.
/// </summary>
[Network]
[Input(64)]
[Embedding(128, 32)]
[GRU(128, ReturnSequences = true)]
[Dropout(0.2f)]
[Dense(128, Activation = Activation.Softmax)]
public sealed partial class CharacterNet;

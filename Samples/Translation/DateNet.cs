using StaticNet;

namespace Translation;

/// <summary>
/// Translates a date of up to 16 words into the 10 characters of ISO 8601. An encoder reads the words in both directions. A decoder
/// knows the characters so far; for each next one it looks over the words, gives each a weight, and takes their weighted sum.
/// </summary>
[Network]
[Input(16)]
[Embedding(80, 32)]
[GRU(48, Bidirectional = BidirectionalMerge.Concat, ReturnSequences = true, Name = "reader")]
[Input(10)]
[Embedding(12, 16)]
[GRU(64, ReturnSequences = true, Name = "writer")]
[Dense(96, UseBias = false, Name = "question")]
[Dot("question", "reader")]
[Softmax(Name = "attention")]                             // 10 characters × 16 words
[Dot("attention", "reader", SecondAxis = 1, Name = "answer")]
[Concatenate("writer", "answer")]
[Dense(64, Activation = Activation.Tanh)]
[Dense(12, Name = "characters")]                          // logits of the digits and the dash
[Output("characters")]
[Output("attention")]
public sealed partial class DateNet;

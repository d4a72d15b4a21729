using StaticNet;

namespace Sentiment;

/// <summary>Reads a sentence of up to 32 words in both directions, and tells how sure it is that the writer was pleased.</summary>
[Network]
[Input(32)]
[Embedding(2500, 32)]
[SpatialDropout1D(0.3f)]
[GRU(32, Bidirectional = BidirectionalMerge.Concat, ReturnSequences = true)]
[GlobalMaxPooling1D]
[Dropout(0.4f)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class SentimentNet;

/// <summary>The same without order: the mean of what each word says by itself. To compare with.</summary>
[Network]
[Input(32)]
[Embedding(2500, 32)]
[GlobalAveragePooling1D]
[Dropout(0.3f)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class BagOfWordsNet;

using System;
using System.Collections.Generic;
using StaticNet.Tests.Layers;
using StaticNet.Tests.Networks;
using StaticNet.Tests.Training;

namespace StaticNet.Tests.Conformance;

/// <summary>A row of the README's table of layers.</summary>
/// <param name="Name">What its layers have in common.</param>
/// <param name="Kinds">Its layers, by the names of their attributes.</param>
/// <param name="Options">What they offer, in a few words.</param>
/// <param name="Proofs">The tests that compare them with plain loops and their gradients with finite differences, option by option.</param>
internal sealed record LayerFamily(string Name, string[] Kinds, string Options, params Type[] Proofs)
{
    /// <summary>
    /// Layers that draw random numbers in training: others' numbers say what inference gives, and <see cref="NoiseTests"/> checks
    /// their gradients with the same draw on either side of a difference.
    /// </summary>
    public static readonly IReadOnlySet<string> Drawn = new HashSet<string>
    {
        "AlphaDropout", "Dropout", "GaussianDropout", "GaussianNoise", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D",
    };

    /// <summary>All rows, in the table's order.</summary>
    public static readonly LayerFamily[] All =
    [
        new("input", ["Input", "Normalization", "Rescaling"],
            "features, token ids, sequences, images, volumes; several inputs; statistics given or adapted from data",
            typeof(SeveralPortsTests), typeof(NormalizationLayerTests), typeof(ShapeLayerTests)),
        new("dense", ["Dense"], "on the last axis of any rank", typeof(ForwardTests), typeof(BackwardTests), typeof(ConvolutionTests)),
        new("convolution",
            ["Conv1D", "Conv2D", "Conv3D", "DepthwiseConv1D", "DepthwiseConv2D", "SeparableConv1D", "SeparableConv2D", "Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose"],
            "strides, dilation, groups; valid, same, causal and explicit padding; output padding", typeof(ConvolutionTests)),
        new("pooling",
            ["MaxPooling1D", "MaxPooling2D", "MaxPooling3D", "AveragePooling1D", "AveragePooling2D", "AveragePooling3D",
             "GlobalMaxPooling1D", "GlobalMaxPooling2D", "GlobalMaxPooling3D", "GlobalAveragePooling1D", "GlobalAveragePooling2D",
             "GlobalAveragePooling3D", "MaxUnpooling1D", "MaxUnpooling2D", "MaxUnpooling3D"],
            "strides, dilation, padding, ceil mode; padding counted or not", typeof(PoolingTests)),
        new("shape",
            ["Flatten", "Reshape", "Permute", "RepeatVector", "Cropping1D", "Cropping2D", "Cropping3D", "CropTo", "ZeroPadding1D",
             "ZeroPadding2D", "ZeroPadding3D", "UpSampling1D", "UpSampling2D", "UpSampling3D", "Resizing", "DepthToSpace", "SpaceToDepth"],
            "constant, reflect and edge padding; nearest, linear and cubic interpolation", typeof(ShapeLayerTests)),
        new("normalisation",
            ["BatchNormalization", "LayerNormalization", "GroupNormalization", "InstanceNormalization", "RMSNormalization",
             "CrossChannelNormalization", "UnitNormalization"],
            "statistics in training, folded in inference; with and without scale and centre",
            typeof(NormalizationTests), typeof(LayerNormalizationTests), typeof(StatisticsTests)),
        new("recurrent", ["SimpleRNN", "LSTM", "GRU"],
            "sequences or the last state; backwards, both ways; dropout; initial states of other layers; step by step with a carried state, as causal convolutions too",
            typeof(RecurrentTests), typeof(StreamingTests)),
        new("attention", ["Embedding", "PositionEmbedding", "MultiHeadAttention"],
            "learned and sinusoidal positions; causal, with a key mask, of another sequence", typeof(AttentionTests)),
        new("joining", ["Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot"],
            "axes of one element are repeated; any axis; graphs by `Name` and `From`, several `Output`s", typeof(MergeTests)),
        new("composition", ["Use", "Custom"],
            "blocks: a class marked `[Block]` with layers of its own, taken in by `[Use<ResidualBlock>(Repeat = 3)]`, nested, with parameters per use; a layer or block applied to every step by itself: `TimeDistributed = true` (any but recurrent layers, `BatchNormalization` and `Normalization`); layers of your own, called without virtual dispatch",
            typeof(BlockTests), typeof(TimeDistributedTests), typeof(CustomLayerTests)),
        new("regularisation",
            ["Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "GaussianNoise", "GaussianDropout", "AlphaDropout",
             "ActivityRegularization"],
            "masks that depend on the seed and the sample alone; L1 and L2 of kernels, biases and activities, maximum norm, no negative weights",
            typeof(NoiseTests), typeof(DropoutTests), typeof(ActivityPenaltyTests), typeof(LayerPenaltyTests)),
        new("activation", ["Activation", "ReLU", "LeakyReLU", "ELU", "Softmax", "PReLU", "GLU"],
            "and on layers: linear, ReLU (leaky, clipped, thresholded, ReLU6), ELU, SELU, CELU, GELU (exact, tanh), SiLU, Mish, sigmoid, log-sigmoid, tanh, softmax, log-softmax, softplus, softsign, exponential, hard sigmoid, hard SiLU, hard tanh, hard, soft and tanh shrink",
            typeof(ActivationTests), typeof(ShapeLayerTests)),
    ];
}

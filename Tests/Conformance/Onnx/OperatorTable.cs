using System;
using System.Collections.Generic;
using StaticNet.Tests.Conformance.Onnx.Operators;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>Every operator of the cases: how layers express it, or why none does.</summary>
internal static class OperatorTable
{
    private const string Comparison = "compares and gives truth values; no layer does";
    private const string Creates = "makes a tensor from a shape or from numbers; a network has its constants as parameters";
    private const string Functions = "no layer computes this function";
    private const string Indexed = "which elements are read or written is data; only `Embedding` gathers, whole rows";
    private const string Quantized = "quantised arithmetic rounds to integers; 8-bit weights are a later subject";
    private const string Control = "control flow; a network is a fixed graph";
    private const string Sequences = "sequences of tensors";
    private const string Signal = "signal processing; no such layer";
    private const string Text = "text";
    private const string Types = "changes the element type only; a network has one";

    private static readonly Dictionary<string, Action<Declarer>> s_maps = [];

    private static readonly Dictionary<string, string> s_reasons = new()
    {
        ["Acos"] = Functions,
        ["Acosh"] = Functions,
        ["ArgMax"] = "gives positions, which have no gradient; metrics take them from a network's output",
        ["ArgMin"] = "gives positions, which have no gradient; metrics take them from a network's output",
        ["Asin"] = Functions,
        ["Asinh"] = Functions,
        ["Atan"] = Functions,
        ["Atanh"] = Functions,
        ["Bernoulli"] = "random numbers of another generator",
        ["BitShift"] = "bits of integers",
        ["BlackmanWindow"] = Signal,
        ["Cast"] = Types,
        ["CastLike"] = Types,
        ["Ceil"] = Functions,
        ["Compress"] = Indexed,
        ["ConstantOfShape"] = Creates,
        ["Cos"] = Functions,
        ["Cosh"] = Functions,
        ["CumSum"] = "running sums; no such layer",
        ["DFT"] = Signal,
        ["Det"] = "determinants; no such layer",
        ["DynamicQuantizeLinear"] = Quantized,
        ["Equal"] = Comparison,
        ["Erf"] = Functions,
        ["EyeLike"] = Creates,
        ["Floor"] = Functions,
        ["GatherElements"] = Indexed,
        ["Gradient"] = "the gradient as an operator; `Backward` is proven elsewhere",
        ["Greater"] = Comparison,
        ["GreaterOrEqual"] = Comparison,
        ["GridSample"] = "sampling at computed positions; no such layer",
        ["HammingWindow"] = Signal,
        ["HannWindow"] = Signal,
        ["Hardmax"] = "one-hot of the largest, which has no gradient; no such layer",
        ["If"] = Control,
        ["IsInf"] = Comparison,
        ["IsNaN"] = Comparison,
        ["Less"] = Comparison,
        ["LessOrEqual"] = Comparison,
        ["Log"] = Functions,
        ["Loop"] = Control,
        ["MelWeightMatrix"] = Signal,
        ["Mod"] = "remainders; no such layer",
        ["NonMaxSuppression"] = "selects boxes; no such layer",
        ["NonZero"] = Indexed,
        ["Optional"] = Sequences,
        ["OptionalGetElement"] = Sequences,
        ["OptionalHasElement"] = Sequences,
        ["Pow"] = Functions,
        ["QLinearConv"] = Quantized,
        ["QLinearMatMul"] = Quantized,
        ["QuantizeLinear"] = Quantized,
        ["RandomUniformLike"] = "random numbers of another generator",
        ["Range"] = Creates,
        ["Reciprocal"] = Functions,
        ["ReduceLogSum"] = Functions,
        ["ReduceProd"] = "products over axes; no such layer",
        ["ReverseSequence"] = "reverses parts of axes by lengths that are data; no such layer",
        ["RoiAlign"] = "pools boxes given as data; no such layer",
        ["Round"] = Functions,
        ["STFT"] = Signal,
        ["Scan"] = Control,
        ["Scatter"] = Indexed,
        ["ScatterElements"] = Indexed,
        ["ScatterND"] = Indexed,
        ["SequenceAt"] = Sequences,
        ["SequenceConstruct"] = Sequences,
        ["SequenceEmpty"] = Sequences,
        ["SequenceInsert"] = Sequences,
        ["SequenceMap"] = Sequences,
        ["Shape"] = "a shape as data; a network's shapes are constants of its class",
        ["Sign"] = Functions,
        ["Sin"] = Functions,
        ["Sinh"] = Functions,
        ["Size"] = "a shape as data; a network's shapes are constants of its class",
        ["SplitToSequence"] = Sequences,
        ["Sqrt"] = Functions,
        ["StringNormalizer"] = Text,
        ["Tan"] = Functions,
        ["TfIdfVectorizer"] = Text,
        ["TopK"] = Indexed,
        ["Trilu"] = "a triangle of a matrix; no such layer",
        ["Unique"] = Indexed,
        ["Where"] = "chooses by truth values; no such layer",
    };

    static OperatorTable()
    {
        ConvolutionOperators.AddTo(s_maps);
        DenseOperators.AddTo(s_maps);
        GatherOperators.AddTo(s_maps);
        MergeOperators.AddTo(s_maps);
        NormalizationOperators.AddTo(s_maps);
        PointwiseOperators.AddTo(s_maps);
        PoolingOperators.AddTo(s_maps);
        RecurrentOperators.AddTo(s_maps);
        ReductionOperators.AddTo(s_maps);
        ResizeOperators.AddTo(s_maps);
        ShapeOperators.AddTo(s_maps);
        SliceOperators.AddTo(s_maps);
    }

    /// <summary>The mapping of an operator.</summary>
    /// <exception cref="OnnxUnmappedException">No layer expresses it, for the reason in the message.</exception>
    /// <exception cref="InvalidOperationException">The table does not know the operator.</exception>
    public static Action<Declarer> Map(string name) => s_maps.TryGetValue(name, out Action<Declarer>? map) ? map
        : s_reasons.TryGetValue(name, out string? reason) ? throw new OnnxUnmappedException(reason)
        : throw new InvalidOperationException($"The operator {name} is neither mapped nor listed with a reason.");
}

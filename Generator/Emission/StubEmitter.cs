using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the members of a network whose declaration has errors: they compile, so that the user sees the one real error and
/// not its echoes, and throw.
/// </summary>
internal static class StubEmitter
{
    public static SourceText Write(NetworkModel model)
    {
        SourceWriter writer = new();
        TypeScaffold type = model.Declaration.Type;
        string element = model.Declaration.Precision == Precision.Double ? "double" : "float";
        FileScaffold.Open(writer, type, ["not compiled: the declaration has errors"]);
        bool streams = model.Declaration.Layers.Any(MayStream);
        using (FileScaffold.Types(writer, type, $"global::StaticNet.{(streams ? "IStreamingNetwork" : "INetwork")}<{element}>", []))
        {
            int input = Size(model, model.Inputs);
            int output = Size(model, model.Outputs);
            string Doc(string text) => $"/// <summary>{text} Not compiled: the declaration has errors.</summary>\n";
            string spans = $"global::StaticNet.NetworkContext<{element}> context, global::System.ReadOnlySpan<{element}>";
            writer.Line($"""
                {Doc("Elements of one input.")}public const int InputSize = {Literal.Of(input)};

                {Doc("Elements of one output.")}public const int OutputSize = {Literal.Of(output)};

                {Doc("The number of parameters.")}public const int ParameterCount = 0;

                {Doc("Samples that training runs through a layer at once.")}public const int Tile = 1;

                {Doc("A network.")}/// <param name="seed">Equal seeds give equal parameters.</param>
                public {type.Identifier}(int seed = 0) => _ = seed;

                {Doc("The layers.")}public static string Summary => throw global::StaticNet.NetworkGuard.NotCompiled();

                /// <inheritdoc/>
                public global::StaticNet.NetworkInfo Info => throw global::StaticNet.NetworkGuard.NotCompiled();

                /// <inheritdoc/>
                public global::StaticNet.ParameterStore<{element}> Parameters => throw global::StaticNet.NetworkGuard.NotCompiled();

                /// <inheritdoc/>
                public void Forward(global::System.ReadOnlySpan<{element}> input, global::System.Span<{element}> output) => throw global::StaticNet.NetworkGuard.NotCompiled();

                /// <inheritdoc/>
                public global::StaticNet.NetworkContext<{element}> CreateContext(int capacity = Tile) => throw global::StaticNet.NetworkGuard.NotCompiled();

                /// <inheritdoc/>
                public void Forward({spans} inputs, global::System.Span<{element}> outputs) => throw global::StaticNet.NetworkGuard.NotCompiled();

                /// <inheritdoc/>
                public void Backward({spans} outputGradients, global::System.Span<{element}> inputGradients = default) => throw global::StaticNet.NetworkGuard.NotCompiled();

                /// <inheritdoc/>
                public void BackwardFromLogits({spans} logitGradients, global::System.Span<{element}> inputGradients = default) => throw global::StaticNet.NetworkGuard.NotCompiled();

                /// <inheritdoc/>
                public void UpdateStatistics(global::System.ReadOnlySpan<{element}> gradients, int samples) => throw global::StaticNet.NetworkGuard.NotCompiled();

                {Doc("Writes all parameters to a file.")}/// <param name="path">The file.</param>
                public void Save(string path) => throw global::StaticNet.NetworkGuard.NotCompiled();

                {Doc("Reads all parameters from a file.")}/// <param name="path">The file.</param>
                public void Load(string path) => throw global::StaticNet.NetworkGuard.NotCompiled();
                """);
            if (streams)
            {
                writer.Separate();
                writer.Line($"""
                    /// <inheritdoc/>
                    public int StepInputSize => throw global::StaticNet.NetworkGuard.NotCompiled();

                    /// <inheritdoc/>
                    public int StepOutputSize => throw global::StaticNet.NetworkGuard.NotCompiled();

                    /// <inheritdoc/>
                    public global::StaticNet.NetworkState<{element}> CreateState() => throw global::StaticNet.NetworkGuard.NotCompiled();

                    /// <inheritdoc/>
                    public void Step(global::StaticNet.NetworkState<{element}> state, global::System.ReadOnlySpan<{element}> input, global::System.Span<{element}> output) => throw global::StaticNet.NetworkGuard.NotCompiled();
                    """);
            }

            (List<string> inputs, List<string> outputs) = Ports.Identifiers(model);
            if (inputs.Count + outputs.Count > 2)
            {
                writer.Separate();
                writer.Line("/// <summary>Infers one sample, with a span of its own for every input and output. Not compiled: the declaration has errors.</summary>");
                foreach (string name in inputs.Concat(outputs))
                {
                    writer.Line($"/// <param name=\"{name.TrimStart('@')}\">Elements of one sample.</param>");
                }

                writer.Line($"public void Forward({Ports.Parameters(inputs, outputs, element)}) => throw global::StaticNet.NetworkGuard.NotCompiled();");
            }
        }

        return writer.ToSourceText();
    }

    // Whether the layer remembers steps: without the error the network may well run step by step.
    private static bool MayStream(LayerDeclaration layer) => LayerCatalog.Find(layer.Kind) switch
    {
        RecurrentLayer => true,
        Conv1DLayer or DepthwiseConv1DLayer or SeparableConv1DLayer => (PaddingKind)layer.Int("Padding") == PaddingKind.Causal,
        _ => false,
    };

    // Among errors nothing limits the sum.
    private static int Size(NetworkModel model, EquatableArray<int> nodes) =>
        (int)Math.Min(int.MaxValue, nodes.Sum(node => (long)model.Nodes[node].Output.ElementCount));
}

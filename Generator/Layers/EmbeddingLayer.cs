using System.Linq;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>A row of a table for every token.</summary>
internal sealed class EmbeddingLayer : Layer
{
    public override string Kind => "Embedding";

    public override bool ReadsIndices => true;

    public override bool MakesFractions(LayerDeclaration layer) => true;

    public override bool Streams(Node node) => true;

    public override LayerShape? Infer(InferenceContext context)
    {
        if (!(context.HasAtLeast("InputDim", 1)
            & context.HasAtLeast("OutputDim", 1)
            & InitializerRules.CheckTable(context, "Embeddings")
            & ParameterRules.Check(context, "Embeddings")
            & ParameterRules.CheckPenalty(context, "Activity"))
            || context.Input is not Shape input)
        {
            return null;
        }

        EmbeddingArguments arguments = EmbeddingArguments.Read(context.Declaration);
        return context.Tensor("output", "OutputDim", [.. input.Dimensions.Select(static size => (long)size), arguments.OutputDim]) is Shape output
            && context.Tensor("table", "InputDim", arguments.InputDim, arguments.OutputDim) is Shape table
                ? new LayerShape(
                    output,
                    [
                        // A token's vector is what is limited.
                        new Parameter(
                            "embeddings",
                            table,
                            1,
                            true,
                            arguments.EmbeddingsInitializer,
                            arguments.EmbeddingsInitializerValue,
                            arguments.InputDim,
                            arguments.OutputDim) { Flat = true }
                            .With(ParameterRules.Read(context.Declaration, "Embeddings"), 1),
                    ],
                    0)
                : null;
    }

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor tokens = lowering.Input(node);
        Tensor table = lowering.Parameter(node, "embeddings")!;
        Tensor output = lowering.NewOutput(node);
        lowering.Add(new Gather(node.Name, "rows of the table", output.Id, table.Id, tokens.Id));
        lowering.OnBackward(() => lowering.Add(new ScatterAdd(
            node.Name, "gradients of the rows", lowering.ParameterGradient(table).Id, lowering.Gradient(output).Id, tokens.Id)));
    }
}

/// <summary>What [Embedding] says.</summary>
internal sealed record EmbeddingArguments(int InputDim, int OutputDim, InitializerKind EmbeddingsInitializer, double EmbeddingsInitializerValue)
{
    public static EmbeddingArguments Read(LayerDeclaration layer) => new(
        layer.Int(nameof(InputDim)),
        layer.Int(nameof(OutputDim)),
        (InitializerKind)layer.Int(nameof(EmbeddingsInitializer), (int)InitializerKind.RandomUniform),
        layer.Double(nameof(EmbeddingsInitializerValue)));
}

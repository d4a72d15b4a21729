using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>Adds a vector that depends on the position.</summary>
internal sealed class PositionEmbeddingLayer : Layer
{
    private const string Name = "position_embeddings";

    public override string Kind => "PositionEmbedding";

    public override LayerShape? Infer(InferenceContext context)
    {
        if (!InitializerRules.CheckTable(context, "Embeddings") || context.Input is not Shape input)
        {
            return null;
        }

        if (input.Rank != 2)
        {
            context.Error(ShapeRule.WrongRank, null, Kind, input.ToString(), "steps × features", RankAdvice.For(context, 2, input));
            return null;
        }

        PositionEmbeddingArguments arguments = PositionEmbeddingArguments.Read(context.Declaration);
        return new LayerShape(
            input,
            [
                new Parameter(
                    Name,
                    input,
                    1,
                    !arguments.Sinusoidal,
                    arguments.Sinusoidal ? InitializerKind.Sinusoidal : arguments.EmbeddingsInitializer,
                    arguments.EmbeddingsInitializerValue,
                    input[0],
                    input[1]) { Flat = true },
            ],
            0);
    }

    public override void Lower(Node node, Lowering lowering) => lowering.AddDifferentiable(LoopNest.Elementwise(
        node.Name,
        "positions added",
        lowering.NewOutput(node),
        [lowering.Input(node), lowering.Parameter(node, Name)!],
        new Expression.Operand(0) + new Expression.Operand(1)));
}

/// <summary>What [PositionEmbedding] says.</summary>
internal sealed record PositionEmbeddingArguments(bool Sinusoidal, InitializerKind EmbeddingsInitializer, double EmbeddingsInitializerValue)
{
    public static PositionEmbeddingArguments Read(LayerDeclaration layer) => new(
        layer.Bool(nameof(Sinusoidal), false),
        (InitializerKind)layer.Int(nameof(EmbeddingsInitializer), (int)InitializerKind.GlorotUniform),
        layer.Double(nameof(EmbeddingsInitializerValue)));
}

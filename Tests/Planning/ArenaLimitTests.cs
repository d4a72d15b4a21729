using System.Linq;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Planning;

/// <summary>Networks whose working memory comes near the limit, or beyond: no offset overflows.</summary>
public sealed class ArenaLimitTests
{
    private const string Attention = "[Input(4096, 64)] [MultiHeadAttention(8, 8)]";
    private const string Volume = "[Input(256, 256, 256, 1)] [Conv3D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]";

    [Theory]
    [InlineData(Attention)]
    [InlineData(Volume)]
    public void A_tile_that_was_not_asked_for_is_as_small_as_it_takes(string attributes)
    {
        NetworkModel model = TestCompilation.Infer(attributes);
        Assert.Empty(model.Errors);
        NetworkPlan plan = NetworkPlanner.Run(model);
        Assert.InRange(plan.Tile, 1, 7);
        foreach (ProgramPlan program in (ProgramPlan[])[plan.Inference, plan.Training])
        {
            Assert.InRange(program.ArenaSize, 1, Limits.Arena);
            Assert.All(program.Placements.Where(static place => place.Arena == Arena.Activations), place =>
            {
                Assert.InRange(place.Offset, 0, program.ArenaSize - 1);
                Assert.InRange(place.Offset + ((program.Samples - 1) * (long)place.SampleStride) + place.Layout.Size, 1, program.ArenaSize);
            });
        }

        Assert.Contains($"const int Tile = {plan.Tile};", NetworkEmitter.Write(plan).ToString());
    }

    [Theory]
    [InlineData("Tile = 32", Attention)]
    [InlineData("Tile = 0", Attention + " [MultiHeadAttention(8, 8)] [MultiHeadAttention(8, 8)] [MultiHeadAttention(8, 8)] [MultiHeadAttention(8, 8)]" +
        " [MultiHeadAttention(8, 8)] [MultiHeadAttention(8, 8)] [MultiHeadAttention(8, 8)] [MultiHeadAttention(8, 8)]")]
    public void What_does_not_fit_is_an_error(string tile, string attributes)
    {
        string source = $"using StaticNet;\n[Network({tile})]\n{attributes}\npartial class Net;";
        ShapeError error = Assert.Single(ShapeInference.Infer(TestCompilation.Declare("Net", source)).Errors);
        Assert.Equal((ShapeRule.NetworkTooLarge, -1), (error.Rule, error.Layer));
        Assert.Equal("working memory", error.MessageArguments[0]);
    }
}

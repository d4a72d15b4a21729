using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Networks;
using StaticNet.Tests.Reference;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Planning;

/// <summary>Plans of random networks.</summary>
internal static class RandomPlans
{
    private static readonly string[] s_tiles = ["1", "2", "3", "7"];

    /// <summary>Networks of their own numbers, not those whose results other tests compare.</summary>
    public static IEnumerable<(string Network, NetworkPlan Plan)> Draw(int count) => Enumerable.Range(5000, count).Select(static number =>
    {
        ReferenceNetwork network = RandomNetworks.Draw(number);
        string precision = number % 2 == 0 ? "Double" : "Single";
        string source = "using StaticNet;\n" +
            $"[Network(Precision = Precision.{precision}, Tile = {s_tiles[number % s_tiles.Length]})]\n{network.Attributes}partial class Net;";
        NetworkModel model = ShapeInference.Infer(TestCompilation.Declare("Net", source));
        Assert.Empty(model.Errors);
        return (number.ToString(CultureInfo.InvariantCulture) + "\n" + source, NetworkPlanner.Run(model));
    });
}

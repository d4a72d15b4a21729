using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using StaticNet.Tests.Networks;
using StaticNet.Tests.Roslyn;

namespace StaticNet.Tests.Analyzers.Mutations;

/// <summary>A random network as its attributes, an element each, and what has been changed in them.</summary>
/// <param name="Layers">The attributes of a network that is right.</param>
/// <param name="Mistake">One of <see cref="Mistakes"/>; null for none.</param>
/// <param name="Place">Where the mistake is made, as far as that may be anywhere: after so many attributes.</param>
internal sealed record DrawnNetwork(IReadOnlyList<string> Layers, string? Mistake, int Place)
{
    /// <summary>Several of them; what fails is made smaller, first to one network, then layer by layer.</summary>
    /// <param name="count">How many at once.</param>
    /// <param name="mistake">As <see cref="Mistake"/>.</param>
    public static Arbitrary<DrawnNetwork[]> Several(int count, string? mistake)
    {
        Gen<DrawnNetwork> one = Gen.Choose(0, 1_000_000).SelectMany(
            static _ => Gen.Choose(1, 100),
            (number, place) =>
            {
                string[] layers = RandomNetworks.Draw(number).Attributes.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                return new DrawnNetwork(layers, mistake, 1 + (place % layers.Length));
            });
        return Arb.From(one.ArrayOf(count), static networks => networks.Length > 1
            ? Halves(networks)
            : networks[0].Smaller().Select(static network => new[] { network }));
    }

    /// <summary>A class that is declared by it.</summary>
    public string Source(string name)
    {
        IEnumerable<string> layers = Mistake is null ? Layers : Mistakes.All[Mistake](Layers, Place);
        return $"using StaticNet;\n/// <summary>A network.</summary>\n[Network]\n{string.Join('\n', layers)}\npublic partial class {name};\n";
    }

    /// <summary>As C#, which is how FsCheck shows it.</summary>
    public override string ToString() => Source("Net");

    private static IEnumerable<DrawnNetwork[]> Halves(DrawnNetwork[] networks) => [networks[..(networks.Length / 2)], networks[(networks.Length / 2)..]];

    // Without one of its layers, where the others still make a network.
    private IEnumerable<DrawnNetwork> Smaller() => Enumerable.Range(1, Layers.Count - 1)
        .Select(left => this with { Layers = [.. Layers.Where((_, i) => i != left)], Place = Math.Min(Place, Layers.Count - 1) })
        .Where(static network => TestCompilation.Infer(string.Join('\n', network.Layers)).Errors.Count == 0);
}

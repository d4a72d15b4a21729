using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>What inference makes of the class whose layers are selected. A block is looked at as a network of what arrives at its use.</summary>
/// <param name="Model">The model.</param>
/// <param name="KnowsShapes">Whether its shapes are those of every use.</param>
/// <param name="KnowsReaders">Whether it tells all who read a layer: nobody reads one of a block from outside.</param>
internal sealed record SelectedModel(NetworkModel Model, bool KnowsShapes, bool KnowsReaders)
{
    public static SelectedModel? Of(Compilation compilation, INamedTypeSymbol type, CancellationToken cancellation) =>
        DeclarationReader.ReadUnchecked(type, cancellation) is NetworkDeclaration network ? new SelectedModel(KnownModels.Infer(network), true, true)
        : DeclarationReader.ReadBlock(type, cancellation) is { Problem: null } block ? Of(compilation, type, block, cancellation)
        : null;

    private static SelectedModel? Of(Compilation compilation, INamedTypeSymbol type, BlockDeclaration block, CancellationToken cancellation)
    {
        BlockUses uses = BlockUses.Find(compilation, block, cancellation);
        NetworkDeclaration empty = new(TypeScaffoldReader.Read(type), default, 0, true, []);
        return (uses.Shapes.Count > 0 ? uses.Shapes : Candidates(block))
            .Select(shape => KnownModels.Infer(BlockUses.AsNetwork(empty, block, shape)))
            .Where(static model => model.Errors.Count == 0)
            .Select(model => new SelectedModel(model, uses is { Shapes.Count: 1, AreUnclear: false }, !uses.AreReadInside))
            .FirstOrDefault();
    }

    // Who reads whom does not depend on sizes: any will do for which the block is right.
    private static IEnumerable<Shape> Candidates(BlockDeclaration block)
    {
        const int Size = 32;
        int[] channels = [.. block.Layers.SelectMany(static layer => layer.Arguments).Select(static argument => argument.Value).OfType<int>().Prepend(Size).Distinct()];
        return Enumerable.Range(1, 4).SelectMany(rank => channels.Select(last => new Shape(Enumerable.Repeat(Size, rank - 1).Append(last).ToArray())));
    }
}

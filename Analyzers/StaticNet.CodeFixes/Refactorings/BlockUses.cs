using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Analyzers.Advice;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.CodeFixes.Refactorings;

/// <summary>How the networks of a project use a block, be it in other blocks.</summary>
internal sealed class BlockUses
{
    private readonly BlockDeclaration _block;
    private readonly HashSet<Shape> _shapes = [];

    private BlockUses(BlockDeclaration block) => _block = block;

    /// <summary>The shapes that arrive at it.</summary>
    public IReadOnlyCollection<Shape> Shapes => _shapes;

    /// <summary>Whether a network that uses it is wrong: what arrives there is not known.</summary>
    public bool AreUnclear { get; private set; }

    /// <summary>Whether others read layers inside of it by their names.</summary>
    public bool AreReadInside { get; private set; }

    public static BlockUses Find(Compilation compilation, BlockDeclaration block, CancellationToken cancellation)
    {
        BlockUses uses = new(block);
        foreach (INamedTypeSymbol type in TypesIn(compilation.Assembly.GlobalNamespace))
        {
            if (DeclarationReader.ReadUnchecked(type, cancellation) is NetworkDeclaration network && uses.IsIn(network.Layers))
            {
                uses.Add(network);
            }
        }

        return uses;
    }

    /// <summary>A block as a network of its own, with the names that its layers have among themselves.</summary>
    public static NetworkDeclaration AsNetwork(NetworkDeclaration user, BlockDeclaration block, Shape shape) => user with
    {
        Layers =
        [
            new LayerDeclaration(LayerKinds.Input, BlockDeclaration.Input, null, [new Argument("Shape", shape.Dimensions)]) { Position = -1 },
            .. block.Layers,
        ],
    };

    private bool IsIn(EquatableArray<LayerDeclaration> layers) =>
        layers.Any(layer => layer.Block is BlockDeclaration block && (block == _block || IsIn(block.Layers)));

    private void Add(NetworkDeclaration network)
    {
        NetworkModel model = KnownModels.Infer(network);
        AreUnclear |= model.Errors.Count > 0;
        for (int i = 0; i < network.Layers.Count && model.Errors.Count == 0; i++)
        {
            LayerDeclaration use = network.Layers[i];
            if (use.Block is BlockDeclaration block && (block == _block || IsIn(block.Layers)))
            {
                Add(network, i, use, block);

                // The last layer has the name of the use.
                Node[] nodes = [.. model.Nodes.Where(node => node.Declaration.Position == use.Position)];
                AreReadInside |= nodes.Take(nodes.Length - 1).Any(node => network.Layers.Any(layer => layer != use && ModelView.Names(layer, node.Name)));
            }
        }
    }

    private void Add(NetworkDeclaration network, int position, LayerDeclaration use, BlockDeclaration block)
    {
        EquatableArray<Node> before = KnownModels.Infer(network with { Layers = network.Layers.Take(position).ToEquatableArray() }).Nodes;
        Shape shape = (use.From is string from ? before.First(node => node.Name == from) : before.Last()).Output;
        shape = use.IsTimeDistributed ? shape.Step : shape;
        HashSet<Shape> arrived = [];
        for (int time = use.Int(BlockExpansion.Repeat, 1); time > 0 && arrived.Add(shape); time--)
        {
            NetworkDeclaration inside = AsNetwork(network, block, shape);
            if (block == _block)
            {
                _shapes.Add(shape);
            }
            else
            {
                Add(inside);
            }

            shape = KnownModels.Infer(inside).Nodes.Last().Output;
        }
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol place) => place
        .GetMembers()
        .OfType<INamespaceOrTypeSymbol>()
        .SelectMany(static member => member is INamedTypeSymbol type ? TypesIn(type).Prepend(type) : TypesIn(member));
}

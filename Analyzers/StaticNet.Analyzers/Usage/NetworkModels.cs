using System.Collections.Concurrent;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Usage;

/// <summary>The models of the networks of a compilation, each inferred once.</summary>
internal sealed class NetworkModels
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, NetworkModel?> _models = new(SymbolEqualityComparer.Default);

    /// <summary>The class of network that an expression gives; null where it may be any.</summary>
    public static INamedTypeSymbol? TypeOf(IOperation? operation, CancellationToken cancellation)
    {
        for (IOperation? value = operation; value is not null; value = (value as IConversionOperation)?.Operand)
        {
            if (AsNetwork(value.Type) is INamedTypeSymbol network)
            {
                return network;
            }
        }

        return operation is null ? null : AsNetwork(Origin.Find(operation, cancellation).Type);
    }

    /// <summary>The model of a network without errors; null for any other type.</summary>
    public NetworkModel? Find(INamedTypeSymbol? network, CancellationToken cancellation) => network is null
        ? null
        : _models.GetOrAdd(network.OriginalDefinition, type =>
            DeclarationReader.ReadUnchecked(type, cancellation) is NetworkDeclaration declaration
            && KnownModels.Infer(declaration) is { Errors.Count: 0 } model
                ? model
                : null);

    private static INamedTypeSymbol? AsNetwork(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } named && DeclarationReader.IsNetwork(named) ? named : null;
}

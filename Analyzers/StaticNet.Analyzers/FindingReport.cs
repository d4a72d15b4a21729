using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StaticNet.Analyzers.Classes;
using StaticNet.Analyzers.Repairs;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers;

/// <summary>
/// Reports findings at the attributes of a class. What is wrong with a layer of a block is told at the [Use], with the layer's name,
/// and once where the block is repeated.
/// </summary>
/// <param name="context">Where to report.</param>
/// <param name="marker">[Network] or [Block].</param>
/// <param name="attributes">The layer attributes of the class.</param>
internal sealed class FindingReport(SymbolAnalysisContext context, AttributeData marker, ImmutableArray<AttributeData> attributes)
{
    private readonly HashSet<(DiagnosticDescriptor Rule, int Position, BlockPlace Place)> _reported = [];

    /// <summary>Reports the errors of a model, but those that C# reports itself and what follows from them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="known">What <see cref="BrokenAttributes.FindFirst"/> tells.</param>
    /// <param name="isWhole">Whether all layers are in it; where some stand elsewhere, it is not said that there are none.</param>
    public void AddErrors(NetworkModel model, int known = BrokenAttributes.None, bool isWhole = true) => Add(
        model.Errors
            .Where(error => error.Rule != ShapeRule.InvalidAttribute && IsKnown(error, model, known, isWhole))
            .Select(error => new Finding(Rules.OfInference[error.Rule], error.Layer, error.Argument, error.MessageArguments)
            {
                Changes = Repair.Of(error, model).ToEquatableArray(),
            }),
        model.Declaration.Layers);

    /// <summary>Reports findings on layers that stand in the class or, by a [Use], in a block.</summary>
    public void Add(IEnumerable<Finding> findings, EquatableArray<LayerDeclaration> layers)
    {
        foreach (Finding finding in findings)
        {
            LayerDeclaration? layer = finding.Layer < 0 ? null : layers[finding.Layer];
            AttributeData attribute = layer is { Position: >= 0 } ? attributes[layer.Position] : marker;
            if (layer?.Place is null)
            {
                Location location = AttributeLocations.Find(attribute, finding.Argument, context.CancellationToken);
                context.ReportDiagnostic(Diagnostic.Create(
                    finding.Rule, location, Places(finding, layers), Properties(finding), [.. finding.MessageArguments]));
            }
            else if (_reported.Add((finding.Rule, layer.Position, layer.Place)))
            {
                context.ReportDiagnostic(InBlock(
                    finding, layer, layer.Place, AttributeLocations.Find(attribute, null, context.CancellationToken)));
            }
        }
    }

    // Layers that stand elsewhere, or that C# does not know, are not missing, and may read those that nobody seems to read.
    private static bool IsKnown(ShapeError error, NetworkModel model, int known, bool isWhole) => error.Rule switch
    {
        ShapeRule.MissingInput or ShapeRule.MissingLayer => isWhole && known == BrokenAttributes.None,
        ShapeRule.UnusedLayer => known == BrokenAttributes.None,
        _ => error.Layer < 0 || model.Declaration.Layers[error.Layer].Position < known,
    };

    private static ImmutableDictionary<string, string?> Properties(Finding finding)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        properties = finding.Removable ? properties.Add(FindingProperties.Removable, string.Empty) : properties;
        for (int i = 0; i < finding.Changes.Count; i++)
        {
            Change change = finding.Changes[i];
            properties = properties.SetItem(change.Kind, change.Text).SetItem(change.Kind + FindingProperties.At, Text.Of(i));
        }

        return properties;
    }

    // A layer of a block is not to be changed at its use: the place is then no place.
    private IEnumerable<Location> Places(Finding finding, EquatableArray<LayerDeclaration> layers) => finding.Changes.Select(change =>
        (change.Layer < 0 ? null : layers[change.Layer]) switch
        {
            null => AttributeLocations.Find(marker, change.Argument, context.CancellationToken),
            { Place: null, Position: >= 0 and int position } =>
                AttributeLocations.Find(attributes[position], change.Argument, context.CancellationToken),
            _ => Location.None,
        });

    // The rule's diagnostic, its message with the layer's name.
    private static Diagnostic InBlock(Finding finding, LayerDeclaration layer, BlockPlace place, Location location)
    {
        DiagnosticDescriptor rule = finding.Rule;
        string message = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            rule.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [.. finding.MessageArguments]);
        return Diagnostic.Create(
            rule.Id,
            rule.Category,
            $"{message} (in the block '{place.Block}': [{layer.Kind}]{(layer.Name is null ? "" : $", here '{layer.Name}'")})",
            rule.DefaultSeverity,
            rule.DefaultSeverity,
            rule.IsEnabledByDefault,
            warningLevel: rule.DefaultSeverity == DiagnosticSeverity.Error ? 0 : 1,
            rule.Title,
            rule.Description,
            rule.HelpLinkUri,
            location,
            properties: ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.InBlock, string.Empty));
    }
}

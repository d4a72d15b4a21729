using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;

namespace StaticNet.Analyzers.Advice;

/// <summary>A quotient of whole numbers for an argument that takes fractions: C# cuts <c>1 / 255</c> to 0.</summary>
internal static class WholeDivision
{
    /// <param name="layers">The layers as they are declared, without those of blocks.</param>
    /// <param name="attributes">Their attributes.</param>
    /// <param name="cancellation">Cancels.</param>
    public static ImmutableArray<Finding> Find(
        EquatableArray<LayerDeclaration> layers, ImmutableArray<AttributeData> attributes, CancellationToken cancellation)
    {
        ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i] is { Position: >= 0, Place: null } layer)
            {
                findings.AddRange(Find(i, layer, attributes[layer.Position], cancellation));
            }
        }

        return findings.ToImmutable();
    }

    private static IEnumerable<Finding> Find(
        int index, LayerDeclaration layer, AttributeData attribute, CancellationToken cancellation)
    {
        AttributeSyntax syntax = (AttributeSyntax)attribute.ApplicationSyntaxReference!.GetSyntax(cancellation);
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = syntax.ArgumentList?.Arguments ?? default;
        for (int i = 0; i < arguments.Count; i++)
        {
            ExpressionSyntax written = arguments[i].Expression;
            if (written is LiteralExpressionSyntax or MemberAccessExpressionSyntax
                || !Divisions(written).Any()
                || Target(attribute, arguments[i], i) is not (string name, { Kind: TypedConstantKind.Primitive } constant)
                || constant.Type!.SpecialType is not (SpecialType.System_Single or SpecialType.System_Double))
            {
                continue;
            }

            bool isZero = Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture) == 0;
            BinaryExpressionSyntax[] lost = [.. Divisions(written).Where(division => Loses(division, isZero))];
            if (lost.Length > 0)
            {
                string suffix = constant.Type.SpecialType == SpecialType.System_Single ? "f" : ".0";
                string remedy = written.ReplaceNodes(lost, (division, _) => WithFraction(division, suffix)).ToString();
                bool isFactor = isZero && LayerCatalog.Find(layer.Kind) is RescalingLayer && name == "Scale";
                string result = Quotient(lost[0]) + (isFactor ? ", which makes every value the offset" : string.Empty);
                yield return new Finding(Rules.WholeDivision, index, name, [lost[0].ToString(), result, remedy])
                {
                    Changes = [Change.Replace(index, name, remedy)],
                };
            }
        }
    }

    // What a number is made of: what another call or cast makes of a quotient is its affair.
    private static IEnumerable<BinaryExpressionSyntax> Divisions(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Divisions(inner.Expression),
        PrefixUnaryExpressionSyntax inner => Divisions(inner.Operand),
        CastExpressionSyntax { Type: PredefinedTypeSyntax type } cast
            when type.Keyword.IsKind(SyntaxKind.FloatKeyword) || type.Keyword.IsKind(SyntaxKind.DoubleKeyword) => Divisions(cast.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } division when Whole(division.Left) is not null => [division],
        BinaryExpressionSyntax binary => Divisions(binary.Left).Concat(Divisions(binary.Right)),
        _ => [],
    };

    // A divisor with a name is whole where nothing is left of a numerator that is not 0.
    private static bool Loses(BinaryExpressionSyntax division, bool isZero) =>
        Whole(division.Left) is decimal left
        && (Whole(division.Right) is decimal right
            ? right != 0 && left % right != 0
            : isZero && left != 0 && division.Right is NameSyntax or MemberAccessExpressionSyntax);

    private static string Quotient(BinaryExpressionSyntax division) =>
        Whole(division.Right) is decimal right ? Text.Of((long)decimal.Truncate(Whole(division.Left)!.Value / right)) : "0";

    private static BinaryExpressionSyntax WithFraction(BinaryExpressionSyntax division, string suffix) =>
        Whole(division.Right) is not null
            ? division.WithRight(Fraction(division.Right, suffix))
            : division.WithLeft(Fraction(division.Left, suffix));

    private static ExpressionSyntax Fraction(ExpressionSyntax whole, string suffix)
    {
        string text = whole.ToString();
        text = text.All(char.IsDigit) ? text : Text.Of((long)Whole(whole)!.Value);
        return SyntaxFactory.ParseExpression(text + suffix).WithTriviaFrom(whole);
    }

    private static decimal? Whole(ExpressionSyntax expression) => (expression as LiteralExpressionSyntax)?.Token.Value switch
    {
        int value => value,
        uint value => value,
        long value => value,
        _ => null,
    };

    // The property that an argument sets, and its value there.
    private static (string Name, TypedConstant Value)? Target(AttributeData attribute, AttributeArgumentSyntax argument, int index)
    {
        if (argument.NameEquals?.Name.Identifier.ValueText is string property)
        {
            return attribute.NamedArguments
                .Where(each => each.Key == property)
                .Select(static each => ((string, TypedConstant)?)(each.Key, each.Value))
                .FirstOrDefault();
        }

        string? given = argument.NameColon?.Name.Identifier.ValueText;
        return attribute.AttributeConstructor?.Parameters is { } parameters
            && parameters.FirstOrDefault(each => given is null ? each.Ordinal == index : each.Name == given) is IParameterSymbol parameter
            && parameter.Ordinal < attribute.ConstructorArguments.Length
                ? (DeclarationReader.PropertiesOf(parameter.Name)[0], attribute.ConstructorArguments[parameter.Ordinal])
                : null;
    }
}

using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers;

/// <summary>The diagnostic of everything that shape inference can find wrong.</summary>
internal static class InferenceRules
{
    /// <summary>What shape inference finds. The one rule without a descriptor is reported by C# itself.</summary>
    public static readonly ImmutableDictionary<ShapeRule, DiagnosticDescriptor> Descriptors =
        new Dictionary<ShapeRule, DiagnosticDescriptor>
        {
            [ShapeRule.MissingInput] = Rules.MissingInput,
            [ShapeRule.InputNotFirst] = Rules.InputNotFirst,
            [ShapeRule.MissingLayer] = Rules.MissingLayer,
            [ShapeRule.InputRank] = Rules.InputRank,
            [ShapeRule.OutputTwice] = Rules.OutputTwice,
            [ShapeRule.UnsupportedLayer] = Rules.UnsupportedLayer,
            [ShapeRule.InvalidName] = Rules.InvalidName,
            [ShapeRule.DuplicateName] = Rules.DuplicateName,
            [ShapeRule.UnknownLayer] = Rules.UnknownLayer,
            [ShapeRule.ForwardReference] = Rules.ForwardReference,
            [ShapeRule.UnusedLayer] = Rules.UnusedLayer,
            [ShapeRule.ArgumentOutOfRange] = Rules.ArgumentOutOfRange,
            [ShapeRule.UnexpectedShape] = Rules.UnexpectedShape,
            [ShapeRule.WindowTooLarge] = Rules.WindowTooLarge,
            [ShapeRule.GroupsDoNotDivide] = Rules.GroupsDoNotDivide,
            [ShapeRule.NotAMultiple] = Rules.NotAMultiple,
            [ShapeRule.WrongRank] = Rules.WrongRank,
            [ShapeRule.ReshapeElements] = Rules.ReshapeElements,
            [ShapeRule.NothingLeft] = Rules.NothingLeft,
            [ShapeRule.WindowOutsideInput] = Rules.WindowOutsideInput,
            [ShapeRule.NotAMaxPooling] = Rules.NotAMaxPooling,
            [ShapeRule.UnpoolingShape] = Rules.UnpoolingShape,
            [ShapeRule.NotASequence] = Rules.NotASequence,
            [ShapeRule.StateShape] = Rules.StateShape,
            [ShapeRule.AttentionShape] = Rules.AttentionShape,
            [ShapeRule.TooFewToJoin] = Rules.TooFewToJoin,
            [ShapeRule.ShapesDoNotFit] = Rules.ShapesDoNotFit,
            [ShapeRule.UnusableBlock] = Rules.UnusableBlock,
            [ShapeRule.NotTimeDistributed] = Rules.NotTimeDistributed,
            [ShapeRule.CustomNotImplemented] = Rules.CustomNotImplemented,
            [ShapeRule.CustomHidden] = Rules.CustomHidden,
            [ShapeRule.CustomSize] = Rules.CustomSize,
            [ShapeRule.CustomParameter] = Rules.CustomParameter,
            [ShapeRule.TensorTooLarge] = Rules.TensorTooLarge,
            [ShapeRule.NetworkTooLarge] = Rules.NetworkTooLarge,
        }.ToImmutableDictionary();
}

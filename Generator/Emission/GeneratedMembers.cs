using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>
/// The members that are generated into a network's class, and the interfaces that it implements by them. What the user has
/// put there must leave room for them; a test holds the list and the emitters together.
/// </summary>
internal static class GeneratedMembers
{
    private static readonly string[] s_values =
    [
        "InputSize", "OutputSize", "ParameterCount", "Tile", "Summary", "Info", "Parameters", "t_workspace",
        "_prepared", "_preparedVersion", "_preparedForSteps", "_preparedForStepsVersion",
    ];

    private static readonly string[] s_stepValues = ["StepInputSize", "StepOutputSize"];

    private static readonly string[] s_methods =
    [
        "Forward", "CreateContext", "Backward", "BackwardFromLogits", "UpdateStatistics", "Save", "Load", "Prepared", "PreparedForSteps",
    ];

    private static readonly string[] s_stepMethods = ["CreateState", "Step"];

    /// <summary>The names of all, the constructor's among them.</summary>
    public static IReadOnlyList<string> Names { get; } = [OwnMember.Constructor, .. s_values, .. s_stepValues, .. s_methods, .. s_stepMethods];

    /// <summary>Whether a name is that of methods, which others with other parameters may have too.</summary>
    public static bool IsMethod(string name) => s_methods.Contains(name) || s_stepMethods.Contains(name);

    /// <summary>The element type of a network.</summary>
    public static string ElementOf(NetworkModel model) => model.Declaration.Precision == Precision.Double ? "double" : "float";

    /// <summary>The user's members that cannot stand beside the generated ones.</summary>
    public static EquatableArray<OwnMember> Clashes(NetworkModel model) => Meeting(model, model.Declaration.OwnMembers);

    /// <summary>Those of some members that have the name, and as methods the parameters, of a generated one.</summary>
    public static EquatableArray<OwnMember> Meeting(NetworkModel model, EquatableArray<OwnMember> members)
    {
        if (members.Count == 0)
        {
            return [];
        }

        bool streams = members.Any(static member => s_stepValues.Contains(member.Name) || s_stepMethods.Contains(member.Name)) && Streams(model);
        List<OwnMember> all = [.. Of(model, streams)];
        return members.Where(member => all.Any(member.Excludes)).ToEquatableArray();
    }

    /// <summary>The interfaces asked for that the network does not implement.</summary>
    public static EquatableArray<Contract> Unmet(NetworkModel model) => model.Declaration.Contracts
        .Where(contract => contract.Element != ElementOf(model) || (contract.Name == Contract.Streaming && !Streams(model)))
        .ToEquatableArray();

    /// <summary>Whether the members of a step are generated.</summary>
    public static bool Streams(NetworkModel model) =>
        model.Errors.Count > 0 ? model.Declaration.Layers.Any(MayStream) : StreamingModel.Of(model) is not null;

    private static IEnumerable<OwnMember> Of(NetworkModel model, bool streams)
    {
        (string read, string written, string context, string state) = new TypeNames(ElementOf(model));
        (List<string> inputs, List<string> outputs) = Ports.Identifiers(model);
        List<OwnMember> members =
        [
            .. s_values.Select(static name => new OwnMember(name, null)),
            new(OwnMember.Constructor, "int"),
            new("Forward", $"{read}, {written}"),
            new("Forward", $"{context}, {read}, {written}"),
            new("Forward", string.Join(", ", [.. inputs.Select(_ => read), .. outputs.Select(_ => written)])),
            new("CreateContext", "int"),
            new("Backward", $"{context}, {read}, {written}"),
            new("Backward", $"{context}, {read}, {written}, bool"),
            new("BackwardFromLogits", $"{context}, {read}, {written}"),
            new("UpdateStatistics", $"{read}, int"),
            new("Save", "string"),
            new("Load", "string"),
            new("Prepared", ""),
            new("PreparedForSteps", ""),
        ];
        return streams
            ?
            [
                .. members,
                .. s_stepValues.Select(static name => new OwnMember(name, null)),
                new("CreateState", ""),
                new("Step", $"{state}, {read}, {written}"),
            ]
            : members;
    }

    // Whether the layer remembers steps: without the error the network may well run step by step.
    private static bool MayStream(LayerDeclaration layer) => LayerCatalog.Find(layer.Kind) switch
    {
        RecurrentLayer => true,
        Conv1DLayer or DepthwiseConv1DLayer or SeparableConv1DLayer => (PaddingKind)layer.Int("Padding") == PaddingKind.Causal,
        _ => false,
    };
}

using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the members of a network whose declaration has errors: they compile, so that the user sees the one real error and
/// not its echoes, and throw. A member that the user has written already is left out.
/// </summary>
internal sealed class StubEmitter
{
    private const string Throw = " => throw global::StaticNet.NetworkGuard.NotCompiled();";

    private readonly SourceWriter _writer = new();
    private readonly NetworkModel _model;
    private readonly EquatableArray<OwnMember> _clashes;

    private StubEmitter(NetworkModel model)
    {
        _model = model;
        _clashes = GeneratedMembers.Clashes(model);
    }

    public static SourceText Write(NetworkModel model) => new StubEmitter(model).Write();

    private SourceText Write()
    {
        TypeScaffold type = _model.Declaration.Type;
        string element = GeneratedMembers.ElementOf(_model);
        bool streams = GeneratedMembers.Streams(_model);
        EquatableArray<Contract> unmet = GeneratedMembers.Unmet(_model);
        Contract own = new(streams ? Contract.Streaming : Contract.Network, element);
        FileScaffold.Open(_writer, type, ["not compiled: the declaration has errors"]);
        using (FileScaffold.Types(_writer, type, $"global::StaticNet.{own}", []))
        {
            WriteConstants();
            WriteMember(OwnMember.Constructor, "int", "A network.", $"public {type.Identifier}(int seed = 0) => _ = seed;", "/// <param name=\"seed\">Equal seeds give equal parameters.</param>");
            WriteMembers(element);
            if (streams)
            {
                WriteSteps(element);
            }

            WritePorts(element);

            // What the user has in a member's place may implement it or not: so it is there once more, under the interface's name.
            foreach ((string name, string implemented) in unmet.Concat(_clashes.Count > 0 ? [own] : []).SelectMany(Interfaces).Distinct())
            {
                WriteContract(name, implemented);
            }
        }

        return _writer.ToSourceText();
    }

    private static IEnumerable<(string Name, string Element)> Interfaces(Contract contract) => contract.Name == Contract.Streaming
        ? [(Contract.Network, contract.Element), (Contract.Streaming, contract.Element)]
        : [(contract.Name, contract.Element)];

    private void WriteConstants()
    {
        int input = Size(_model.Inputs);
        int output = Size(_model.Outputs);
        WriteMember("InputSize", null, "Elements of one input.", $"public const int InputSize = {Literal.Of(input)};");
        WriteMember("OutputSize", null, "Elements of one output.", $"public const int OutputSize = {Literal.Of(output)};");
        WriteMember("ParameterCount", null, "The number of parameters.", "public const int ParameterCount = 0;");
        WriteMember("Tile", null, "Samples that training runs through a layer at once.", "public const int Tile = 1;");
        WriteMember("Summary", null, "The layers.", $"public static string Summary{Throw}");
    }

    private void WriteMembers(string element)
    {
        (string read, string written, string context, _) = new TypeNames(element);
        WriteMember("Info", null, null, $"public global::StaticNet.NetworkInfo Info{Throw}");
        WriteMember("Parameters", null, null, $"public global::StaticNet.ParameterStore<{element}> Parameters{Throw}");
        WriteMember("Forward", $"{read}, {written}", null, $"public void Forward({read} input, {written} output){Throw}");
        WriteMember("CreateContext", "int", null, $"public {context} CreateContext([global::StaticNet.ValueRange(1)] int capacity = 1){Throw}");
        WriteMember("Forward", $"{context}, {read}, {written}", null, $"public void Forward({context} context, {read} inputs, {written} outputs){Throw}");
        foreach ((string name, string gradients) in ((string, string)[])[("Backward", "outputGradients"), ("BackwardFromLogits", "logitGradients")])
        {
            WriteMember(
                name,
                $"{context}, {read}, {written}",
                null,
                $"public void {name}({context} context, {read} {gradients}, {written} inputGradients = default){Throw}");
        }

        WriteMember("UpdateStatistics", $"{read}, int", null, $"public void UpdateStatistics({read} gradients, int samples){Throw}");
        const string Path = "/// <param name=\"path\">The file.</param>";
        WriteMember("Save", "string", "Writes all parameters to a file.", $"public void Save(string path){Throw}", Path);
        WriteMember("Load", "string", "Reads all parameters from a file.", $"public void Load(string path){Throw}", Path);
    }

    private void WriteSteps(string element)
    {
        (string read, string written, _, string state) = new TypeNames(element);
        WriteMember("StepInputSize", null, null, $"public int StepInputSize{Throw}");
        WriteMember("StepOutputSize", null, null, $"public int StepOutputSize{Throw}");
        WriteMember("CreateState", "", null, $"public {state} CreateState(){Throw}");
        WriteMember("Step", $"{state}, {read}, {written}", null, $"public void Step({state} state, {read} input, {written} output){Throw}");
    }

    private void WritePorts(string element)
    {
        (List<string> inputs, List<string> outputs) = Ports.Identifiers(_model);
        if (inputs.Count + outputs.Count > 2)
        {
            TypeNames names = new(element);
            string types = string.Join(", ", [.. inputs.Select(_ => names.Read), .. outputs.Select(_ => names.Written)]);
            WriteMember(
                "Forward",
                types,
                "Infers one sample, with a span of its own for every input and output.",
                $"public void Forward({Ports.Parameters(inputs, outputs, element)}){Throw}",
                [.. inputs.Concat(outputs).Select(static name => $"/// <param name=\"{name.TrimStart('@')}\">Elements of one sample.</param>")]);
        }
    }

    private void WriteContract(string name, string element)
    {
        string prefix = $"global::StaticNet.{name}<{element}>";
        (string read, string written, string context, string state) = new TypeNames(element);
        string[] members = name == Contract.Network
            ?
            [
                $"global::StaticNet.NetworkInfo {prefix}.Info",
                $"global::StaticNet.ParameterStore<{element}> {prefix}.Parameters",
                $"void {prefix}.Forward({read} input, {written} output)",
                $"{context} {prefix}.CreateContext(int capacity)",
                $"void {prefix}.Forward({context} context, {read} inputs, {written} outputs)",
                $"void {prefix}.Backward({context} context, {read} outputGradients, {written} inputGradients)",
                $"void {prefix}.BackwardFromLogits({context} context, {read} logitGradients, {written} inputGradients)",
                $"void {prefix}.UpdateStatistics({read} gradients, int samples)",
            ]
            :
            [
                $"int {prefix}.StepInputSize",
                $"int {prefix}.StepOutputSize",
                $"{state} {prefix}.CreateState()",
                $"void {prefix}.Step({state} state, {read} input, {written} output)",
            ];
        foreach (string member in members)
        {
            _writer.Separate();
            _writer.Line(member + Throw);
        }
    }

    // Without a summary the interface's documentation serves.
    private void WriteMember(string name, string? parameters, string? summary, string code, params string[] documentation)
    {
        OwnMember member = new(name, parameters);
        if (_clashes.Any(member.Excludes))
        {
            return;
        }

        _writer.Separate();
        _writer.Line(summary is null ? "/// <inheritdoc/>" : $"/// <summary>{summary} Not compiled: the declaration has errors.</summary>");
        foreach (string line in documentation)
        {
            _writer.Line(line);
        }

        _writer.Line(code);
    }

    // Among errors nothing limits the sum.
    private int Size(EquatableArray<int> nodes) =>
        (int)Math.Min(int.MaxValue, nodes.Sum(node => (long)_model.Nodes[node].Output.ElementCount));
}

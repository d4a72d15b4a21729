using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>The members that infer: one sample, one sample by its ports, step by step.</summary>
internal sealed partial class NetworkEmitter
{
    private void WriteInference()
    {
        ProgramPlan plan = _plan.Inference;
        _writer.Line($$"""

            /// <summary>Infers one sample. Thread-safe; allocates nothing after the first call on a thread.</summary>
            /// <param name="input">{{Ports.Describe(_model, _model.Inputs)}}, {{Literal.Of(InputShape.ElementCount)}} elements.</param>
            /// <param name="output">{{Ports.Describe(_model, _model.Outputs)}}, {{Literal.Of(OutputShape.ElementCount)}} elements.</param>
            /// <exception cref="global::System.ArgumentException">A length is wrong.</exception>
            """);
        using (_writer.Block($"public void Forward({Spans("input", "output")})"))
        {
            _writer.Line($$"""
                global::StaticNet.NetworkGuard.Length(input.Length, InputSize, nameof(input));
                global::StaticNet.NetworkGuard.Length(output.Length, OutputSize, nameof(output));
                """);
            if (_model.HasSeveralPorts)
            {
                _writer.Line($"Forward({string.Join(", ", Ports.Slices(_model, "input", _model.Inputs).Concat(Ports.Slices(_model, "output", _model.Outputs)))});");
            }
            else
            {
                WriteInferenceBody(plan, ["input"], ["output"]);
            }
        }

        if (_model.HasSeveralPorts)
        {
            WriteInferenceByPort(plan);
        }

        if (HasPrepared)
        {
            WritePrepared("Inference", "Prepared", "_prepared");
        }
    }

    /// <summary>Inference with a span of its own for every input and output.</summary>
    private void WriteInferenceByPort(ProgramPlan plan)
    {
        (List<string> inputs, List<string> outputs) = Ports.Identifiers(_model);
        _writer.Line("""

            /// <summary>
            /// Infers one sample, with a span of its own for every input and output. Thread-safe; allocates nothing after the first
            /// call on a thread.
            /// </summary>
            """);
        List<(string Name, Shape Shape)> ports =
        [
            .. inputs.Zip(_model.Inputs, (name, node) => (name, _model.Nodes[node].Output)),
            .. outputs.Zip(_model.Outputs, (name, node) => (name, _model.Nodes[node].Output)),
        ];
        foreach ((string name, Shape shape) in ports)
        {
            _writer.Line($"/// <param name=\"{name.TrimStart('@')}\">{shape.ToString()}, {Literal.Of(shape.ElementCount)} elements.</param>");
        }

        _writer.Line("/// <exception cref=\"global::System.ArgumentException\">A length is wrong.</exception>");
        using (_writer.Block($"public void Forward({Ports.Parameters(inputs, outputs, _element)})"))
        {
            foreach ((string name, Shape shape) in ports)
            {
                _writer.Line($"global::StaticNet.NetworkGuard.Length({name}.Length, {Literal.Of(shape.ElementCount)}, nameof({name}));");
            }

            WriteInferenceBody(plan, inputs, outputs);
        }
    }

    private void WriteInferenceBody(ProgramPlan plan, List<string> inputs, List<string> outputs)
    {
        bool direct = plan.Placements[plan.Program.Inputs[0]].Arena == Planning.Arena.Caller;
        _writer.Line($"ref {_element} arena = ref (t_workspace ??= new({WorkspaceSize})).Reference;");
        if (inputs.Count == 1)
        {
            _writer.Line($"ref {_element} source = ref {Reference(inputs[0])};");
        }

        for (int i = 0; i < inputs.Count && !direct; i++)
        {
            string from = inputs.Count == 1 ? "source" : Reference(inputs[i]);
            _writer.Line($"{Arena("Inference")}.{ArenaEmitter.Numbered("LoadInput", i, inputs.Count)}(ref {from}, ref arena);");
        }

        string prepared = HasPrepared ? "ref Prepared()" : "ref Parameters.Reference";
        WriteDispatch("Inference", $"Forward({(direct ? "ref source, " : "")}ref arena, ref Parameters.Reference, {prepared})");
        for (int i = 0; i < outputs.Count; i++)
        {
            _writer.Line($"{Arena("Inference")}.{ArenaEmitter.Numbered("StoreOutput", i, outputs.Count)}(ref {Reference(outputs[i])}, ref arena);");
        }
    }

    /// <summary>What a program derives from the parameters, with its buffer and the version that it was made from.</summary>
    private void WritePrepared(string program, string method, string field) => _writer.Line($$"""

        /// <summary>What inference derives from the parameters, made anew when they have changed.</summary>
        private ref {{_element}} {{method}}()
        {
            if (global::System.Threading.Volatile.Read(ref {{field}}Version) != Parameters.Version)
            {
                lock ({{field}})
                {
                    int version = Parameters.Version;
                    if ({{field}}Version != version)
                    {
                        {{Private(program + "Portable")}}.Prepare(ref Parameters.Reference, ref {{field}}.Reference);
                        global::System.Threading.Volatile.Write(ref {{field}}Version, version);
                    }
                }
            }

            return ref {{field}}.Reference;
        }
        """);

    private void WriteStreaming()
    {
        if (_plan.Streaming is not StreamingPlan streaming)
        {
            return;
        }

        Shape input = streaming.Model.InputShape;
        Shape output = streaming.Model.OutputShape;
        ProgramPlan plan = streaming.Program;
        bool direct = plan.Placements[plan.Program.Inputs[0]].Arena == Planning.Arena.Caller;
        _writer.Line($$"""

            /// <inheritdoc/>
            public int StepInputSize => {{Literal.Of(input.ElementCount)}};

            /// <inheritdoc/>
            public int StepOutputSize => {{Literal.Of(output.ElementCount)}};

            /// <inheritdoc/>
            public global::StaticNet.NetworkState<{{_element}}> CreateState() => new(this, {{Arena("Streaming")}}.StateSize);

            /// <summary>Runs one step of a sequence and remembers it. Allocates nothing after the first call on a thread.</summary>
            /// <param name="state">What is remembered of the steps before; used by one thread at a time.</param>
            /// <param name="input">One step, {{input.ToString()}}: {{Literal.Of(input.ElementCount)}} elements.</param>
            /// <param name="output">{{output.ToString()}}: {{Literal.Of(output.ElementCount)}} elements.</param>
            /// <exception cref="global::System.ArgumentException">A length is wrong, or the state belongs to another class of network.</exception>
            """);
        using (_writer.Block($"public void Step(global::StaticNet.NetworkState<{_element}> state, {Spans("input", "output")})"))
        {
            _writer.Line($$"""
                global::StaticNet.NetworkGuard.State(this, state);
                global::StaticNet.NetworkGuard.Length(input.Length, {{Literal.Of(input.ElementCount)}}, nameof(input));
                global::StaticNet.NetworkGuard.Length(output.Length, {{Literal.Of(output.ElementCount)}}, nameof(output));
                ref {{_element}} arena = ref (t_workspace ??= new({{WorkspaceSize}})).Reference;
                ref {{_element}} source = ref {{Reference("input")}};
                """);
            if (!direct)
            {
                _writer.Line($"{Arena("Streaming")}.LoadInput(ref source, ref arena);");
            }

            string prepared = plan.PreparedSize > 0 ? "ref PreparedForSteps()" : "ref Parameters.Reference";
            WriteDispatch("Streaming", $"Forward({(direct ? "ref source, " : "")}ref arena, ref Parameters.Reference, {prepared}, ref state.Reference)");
            WriteCopies("Streaming", "StoreOutput", streaming.Model, streaming.Model.Outputs, "output", "0", "");
        }

        if (plan.PreparedSize > 0)
        {
            WritePrepared("Streaming", "PreparedForSteps", "_preparedForSteps");
        }
    }

    private string WorkspaceSize => _plan.Streaming is null
        ? $"{Arena("Inference")}.Size"
        : $"global::System.Math.Max({Arena("Inference")}.Size, {Arena("Streaming")}.Size)";
}

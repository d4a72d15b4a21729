using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>Writes the generated file of a network: its members and, for both vector paths, its kernels.</summary>
internal sealed class NetworkEmitter
{
    private readonly SourceWriter _writer = new();
    private readonly NetworkPlan _plan;
    private readonly NetworkModel _model;
    private readonly string _element;
    private readonly List<string> _summary;
    private readonly TensorNames _inferenceNames;
    private readonly TensorNames _trainingNames;
    private readonly TensorNames? _streamingNames;

    private NetworkEmitter(NetworkPlan plan)
    {
        _plan = plan;
        _model = plan.Model;
        _element = _model.Declaration.Precision == Precision.Double ? "double" : "float";
        _summary = SummaryTable.Lines(plan, _element == "double" ? 8 : 4);
        _inferenceNames = new TensorNames(plan.Inference.Program);
        _trainingNames = new TensorNames(plan.Training.Program);
        _streamingNames = plan.Streaming is null ? null : new TensorNames(plan.Streaming.Program.Program);
    }

    private TypeScaffold Type => _model.Declaration.Type;

    private Shape InputShape => _model.InputShape;

    private Shape OutputShape => _model.OutputShape;

    private bool HasPrepared => _plan.Inference.PreparedSize > 0;

    /// <summary>The generated source of a network without errors.</summary>
    public static string Write(NetworkPlan plan) => new NetworkEmitter(plan).Write();

    private string Write()
    {
        FileScaffold.Open(_writer, Type, _summary);
        string contract = _plan.Streaming is null ? "INetwork" : "IStreamingNetwork";
        using (FileScaffold.Types(_writer, Type, $"global::StaticNet.{contract}<{_element}>", _summary))
        {
            WriteConstants();
            WriteConstruction();
            WriteInference();
            WriteStreaming();
            WriteRecording();
            WriteBackward();
            WriteStatistics();
            WriteWeights();
        }

        using (FileScaffold.Private(_writer))
        {
            WriteTables();
            new ArenaEmitter(_writer, Context(_plan.Inference, VectorPath.Wide)).Write("InferenceArena", "Where inference keeps what it computes, in elements.");
            new ArenaEmitter(_writer, Context(_plan.Training, VectorPath.Wide)).Write("TrainingArena", "Where training keeps what it computes for a tile of samples, in elements.");
            if (_plan.Streaming is StreamingPlan streaming)
            {
                new ArenaEmitter(_writer, Context(streaming.Program, VectorPath.Wide)).Write("StreamingArena", "Where a step keeps what it computes, and what it remembers, in elements.");
            }

            foreach (VectorPath path in (VectorPath[])[VectorPath.Wide, VectorPath.Portable])
            {
                ProgramEmitter.Write(_writer, Context(_plan.Inference, path), "Inference" + path.Suffix, "InferenceArena");
                ProgramEmitter.Write(_writer, Context(_plan.Training, path), "Training" + path.Suffix, "TrainingArena");
                if (_plan.Streaming is not null)
                {
                    ProgramEmitter.Write(_writer, Context(_plan.Streaming.Program, path), "Streaming" + path.Suffix, "StreamingArena");
                }
            }
        }

        return _writer.ToString();
    }

    private KernelContext Context(ProgramPlan plan, VectorPath path) =>
        new(plan, plan == _plan.Inference ? _inferenceNames : plan == _plan.Training ? _trainingNames : _streamingNames!, path, _element);

    private void WriteConstants()
    {
        Constant("InputSize", InputShape.ElementCount, $"Elements of one input, {InputShape}.");
        Constant("OutputSize", OutputShape.ElementCount, $"Elements of one output, {OutputShape}.");
        Constant("ParameterCount", _plan.Parameters.Count, "The number of parameters, running statistics included.");
        Constant("Tile", _plan.Tile, "Samples that training runs through a layer at once.");
    }

    private void Constant(string name, int value, string summary)
    {
        _writer.Separate();
        _writer.Line($"/// <summary>{summary}</summary>");
        _writer.Line($"public const int {name} = {Literal.Of(value)};");
    }

    private void WriteConstruction()
    {
        _writer.Line($$"""

            [global::System.ThreadStatic]
            private static global::StaticNet.AlignedBuffer<{{_element}}>? t_workspace;
            """);
        foreach ((string field, string program, bool present) in ((string, string, bool)[])
            [("_prepared", "Inference", HasPrepared), ("_preparedForSteps", "Streaming", _plan.Streaming is { Program.PreparedSize: > 0 })])
        {
            if (present)
            {
                _writer.Line($$"""

                    private readonly global::StaticNet.AlignedBuffer<{{_element}}> {{field}} = new({{Arena(program)}}.PreparedSize);
                    private int {{field}}Version = -1;
                    """);
            }
        }

        _writer.Line($$"""

            /// <summary>A network with freshly initialised parameters.</summary>
            /// <param name="seed">Equal seeds give equal parameters.</param>
            public {{Type.Identifier}}(int seed = 0) => global::StaticNet.Numerics.ParameterInitializer.Initialize(Parameters, seed);

            /// <summary>The layers, output shapes, parameters and multiply-adds, as a table.</summary>
            public static string Summary => {{Private("Tables")}}.Info.Summary;

            /// <inheritdoc/>
            public global::StaticNet.NetworkInfo Info => {{Private("Tables")}}.Info;

            /// <inheritdoc/>
            public global::StaticNet.ParameterStore<{{_element}}> Parameters { get; } = new({{Private("Tables")}}.Parameters, {{Literal.Of(_plan.Parameters.TrainableSize)}}, {{Literal.Of(_plan.Parameters.Size)}});
            """);
    }

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
            _writer.Line($"/// <param name=\"{name.TrimStart('@')}\">{shape}, {Literal.Of(shape.ElementCount)} elements.</param>");
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
            /// <param name="input">One step, {{input}}: {{Literal.Of(input.ElementCount)}} elements.</param>
            /// <param name="output">{{output}}: {{Literal.Of(output.ElementCount)}} elements.</param>
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

    private void WriteRecording()
    {
        _writer.Line($$"""

            /// <inheritdoc/>
            public global::StaticNet.NetworkContext<{{_element}}> CreateContext(int capacity = Tile) =>
                new(this, capacity, {{Arena("Training")}}.Size, {{Arena("Training")}}.PreparedSize);

            /// <inheritdoc/>
            """);
        using (_writer.Block($"public void Forward(global::StaticNet.NetworkContext<{_element}> context, {Spans("inputs", "outputs")})"))
        {
            _writer.Line("int samples = global::StaticNet.NetworkGuard.Begin(this, context, inputs.Length, outputs.Length);");
            if (_plan.Training.Program.Forward.Any(kernel => kernel.Reads.Any(tensor => _plan.Training.Placements[tensor].Arena == Planning.Arena.Prepared)))
            {
                WritePacking();
            }

            using (Tiles())
            {
                WriteCopies("Training", "LoadInput", _model, _model.Inputs, "inputs", "first * InputSize", ", count");
                WriteDispatch("Training", "Forward(ref arena, ref Parameters.Reference, ref context.Packed.Reference, ref context.GradientReference, count, context.Training, context.Seed, context.FirstSample + first" + (_plan.Training.Program.HasPenalties ? ", ref context.ActivityPenaltyReference)" : ")"));
                WriteCopies("Training", "StoreOutput", _model, _model.Outputs, "outputs", "first * OutputSize", ", count");
            }

            _writer.Line("global::StaticNet.NetworkGuard.End(context, samples);");
        }
    }

    /// <summary>Renews what the context holds of kernels in another order, where they have changed.</summary>
    private void WritePacking()
    {
        using (_writer.Block("if (context.PackedVersion != Parameters.Version)"))
        {
            _writer.Line("int version = Parameters.Version;");
            WriteDispatch("Training", "Prepare(ref Parameters.Reference, ref context.Packed.Reference)");
            _writer.Line("context.PackedVersion = version;");
        }

        _writer.Line();
    }

    private void WriteBackward()
    {
        string Signature(string name, string gradients) =>
            $"void {name}(global::StaticNet.NetworkContext<{_element}> context, {Spans(gradients, "inputGradients")}";
        _writer.Line($$"""

            /// <inheritdoc/>
            public {{Signature("Backward", "outputGradients")}} = default) =>
                Backward(context, outputGradients, inputGradients, fromLogits: false);

            /// <inheritdoc/>
            public {{Signature("BackwardFromLogits", "logitGradients")}} = default) =>
                Backward(context, logitGradients, inputGradients, fromLogits: true);

            """);
        using (_writer.Block($"private {Signature("Backward", "gradients")}, bool fromLogits)"))
        {
            _writer.Line("int samples = global::StaticNet.NetworkGuard.BeginBackward(this, context, gradients.Length, inputGradients.Length);");
            if (_plan.Training.PreparedSize > 0)
            {
                WritePacking();
            }

            using (Tiles())
            {
                if (_model.Outputs.Count == 1)
                {
                    _writer.Line($"ref {_element} gradient = ref {Reference("gradients.Slice(first * OutputSize)")};");
                    _writer.Line($$"""
                        if (fromLogits)
                        {
                            {{Arena("Training")}}.LoadLogitGradient(ref gradient, ref arena, count);
                        }
                        else
                        {
                            {{Arena("Training")}}.LoadOutputGradient(ref gradient, ref arena, count);
                        }

                        """);
                }
                else
                {
                    // No loss fuses with the activations of several outputs: both kinds of gradient are the same.
                    WriteCopies("Training", "LoadOutputGradient", _model, _model.Outputs, "gradients", "first * OutputSize", ", count");
                }

                WriteDispatch("Training", "Backward(ref arena, ref Parameters.Reference, ref context.GradientReference, ref context.Packed.Reference, count, fromLogits, !inputGradients.IsEmpty" + (_plan.Training.Program.HasPenalties ? ", context.LossScale)" : ")"));
                using (_writer.Block("if (!inputGradients.IsEmpty)"))
                {
                    WriteCopies("Training", "StoreInputGradient", _model, _model.Inputs, "inputGradients", "first * InputSize", ", count");
                }
            }

            _writer.Line("context.Recorded = false;");
        }
    }

    /// <summary>Copies between the caller's memory and the arena, one per input or output.</summary>
    private void WriteCopies(string program, string method, NetworkModel model, EquatableArray<int> nodes, string span, string start, string count)
    {
        List<int> offsets = Ports.Offsets(model, nodes);
        for (int i = 0; i < nodes.Count; i++)
        {
            string at = offsets[i] == 0 ? start : start == "0" ? Literal.Of(offsets[i]) : start + " + " + Literal.Of(offsets[i]);
            string caller = at == "0" ? span : $"{span}.Slice({at})";
            _writer.Line($"{Arena(program)}.{ArenaEmitter.Numbered(method, i, nodes.Count)}(ref {Reference(caller)}, ref arena{count});");
        }
    }

    /// <summary>A loop over the tiles of a pass.</summary>
    private SourceWriter.Scope Tiles()
    {
        SourceWriter.Scope scope = _writer.Block("for (int tile = 0; tile < global::StaticNet.NetworkGuard.Tiles(samples, Tile); tile++)");
        _writer.Line("(int first, int count) = global::StaticNet.NetworkGuard.TileOf(samples, Tile, tile);");
        _writer.Line($"ref {_element} arena = ref context.TileArena(tile);");
        return scope;
    }

    private void WriteDispatch(string prefix, string call) => _writer.Line($$"""
        if (global::StaticNet.Numerics.Simd.UseVector512)
        {
            {{Private(prefix + "512")}}.{{call}};
        }
        else
        {
            {{Private(prefix + "Portable")}}.{{call}};
        }

        """);

    private string Spans(string read, string written) =>
        $"global::System.ReadOnlySpan<{_element}> {read}, global::System.Span<{_element}> {written}";

    private static string Reference(string span) => $"global::System.Runtime.InteropServices.MemoryMarshal.GetReference({span})";

    private static string Arena(string prefix) => Private(prefix + "Arena");

    private static string Private(string type) => $"global::{FileScaffold.PrivateNamespace}.{type}";

    private void WriteStatistics()
    {
        _writer.Separate();
        _writer.Line("/// <inheritdoc/>");
        using (_writer.Block($"public void UpdateStatistics(global::System.ReadOnlySpan<{_element}> gradients, int samples)"))
        {
            _writer.Line("global::StaticNet.NetworkGuard.Length(gradients.Length, Parameters.Values.Length, nameof(gradients));");
            List<Node> nodes = [.. _model.Nodes.Where(static node => node.Parameters.Any(static parameter => parameter.Name == "moving_mean"))];
            if (nodes.Count == 0)
            {
                return;
            }

            _writer.Line($"global::System.Span<{_element}> values = Parameters.MutableValues;");
            foreach (Node node in nodes)
            {
                string momentum = Literal.Of(Layers.BatchNormalizationArguments.Read(node.Declaration).Momentum, _element);
                foreach (ParameterEntry entry in _plan.Parameters.Entries.Where(entry => !entry.Parameter.Trainable && entry.Name.StartsWith(node.Name + "/moving_", System.StringComparison.Ordinal)))
                {
                    string range = $"Slice({Literal.Of(entry.Offset)}, {Literal.Of(entry.Columns)})";
                    _writer.Line($"global::StaticNet.Numerics.BatchNormalization.Move(values.{range}, gradients.{range}, {momentum}, samples); // {node.Name}");
                }
            }
        }
    }

    private void WriteWeights() => _writer.Line($$"""

        /// <summary>Writes all parameters to a safetensors file; the file appears whole or not at all.</summary>
        /// <param name="path">The file; an existing one is replaced.</param>
        public void Save(string path) => global::StaticNet.WeightFile.Save(Parameters, path);

        /// <summary>Reads all parameters from a safetensors file. After an exception the network is as it was before.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="global::StaticNet.WeightFileException">The file is damaged or belongs to another network.</exception>
        public void Load(string path) => global::StaticNet.WeightFile.Load(Parameters, path);
        """);

    private void WriteTables()
    {
        _writer.Separate();
        _writer.Line("/// <summary>Where each parameter begins in the arena, in elements.</summary>");
        using (_writer.Block("file static class ParameterOffset"))
        {
            foreach (ParameterEntry entry in _plan.Parameters.Entries.OrderBy(static entry => entry.Offset))
            {
                _writer.Line($"public const int {ParameterName(entry)} = {Literal.Of(entry.Offset)};");
            }
        }

        _writer.Separate();
        _writer.Line("/// <summary>What is known of the network.</summary>");
        using (_writer.Block("file static class Tables"))
        {
            WriteParameterTable();
            WriteInfo();
        }
    }

    private void WriteParameterTable()
    {
        using (_writer.Block("public static readonly ParameterInfo[] Parameters =", "};"))
        {
            foreach (ParameterEntry entry in _plan.Parameters.Entries.OrderBy(static entry => entry.Offset))
            {
                Parameter parameter = entry.Parameter;
                _writer.Line($"new({Literal.Of(entry.Name)}, (int[]){Literal.Of(parameter.Shape.Dimensions)}, ParameterOffset.{ParameterName(entry)}, new({Literal.Of(entry.Rows)}, {Literal.Of(entry.Columns)}, {Literal.Of(parameter.Groups)}), {(parameter.Trainable ? "true" : "false")}, Initializer.{parameter.Initializer}, {Literal.Of(parameter.InitializerValue)}, {Literal.Of(parameter.FanIn)}, {Literal.Of(parameter.FanOut)}{Rule(parameter.Rule)}),");
            }
        }
    }

    /// <summary>Penalties and constraint as further arguments, those that are not the default.</summary>
    private static string Rule(ParameterRule? rule)
    {
        if (rule is null)
        {
            return "";
        }

        List<string> arguments = [];
        void Add(bool given, string name, string value) => arguments.AddRange(given ? [$", {name}: {value}"] : (string[])[]);
        Add(rule.L1 != 0, "L1", Literal.Of(rule.L1));
        Add(rule.L2 != 0, "L2", Literal.Of(rule.L2));
        Add(rule.Constraint != ConstraintKind.None, "Constraint", "Constraint." + rule.Constraint);
        Add(rule.Constraint == ConstraintKind.MaxNorm, "ConstraintLimit", Literal.Of(rule.MaxNorm));
        Add(rule.NormAxes is not null, "ConstraintAxes", "(int[])" + Literal.Of(rule.NormAxes ?? []));
        return string.Concat(arguments);
    }

    private void WriteInfo()
    {
        _writer.Separate();
        using (_writer.Block("public static readonly NetworkInfo Info = new()", "};"))
        {
            _writer.Line($$"""
                Name = {{Literal.Of(Type.Name)}},
                InputShape = (int[]){{Literal.Of(InputShape.Dimensions)}},
                OutputShape = (int[]){{Literal.Of(OutputShape.Dimensions)}},
                InputSize = {{Literal.Of(InputShape.ElementCount)}},
                OutputSize = {{Literal.Of(OutputShape.ElementCount)}},
                Tile = {{Literal.Of(_plan.Tile)}},
                OutputActivation = Activation.{{_plan.Training.Program.OutputActivation}},
                """);
            WritePorts("Inputs", _model.Inputs);
            WritePorts("Outputs", _model.Outputs);
            using (_writer.Block("Layers = new LayerInfo[]", "},"))
            {
                foreach (Node node in _model.Nodes)
                {
                    _writer.Line($"new({Literal.Of(node.Name)}, {Literal.Of(node.Kind)}, (int[]){Literal.Of(node.Output.Dimensions)}, {Literal.Of(node.Parameters.Sum(static parameter => parameter.Shape.ElementCount))}, {Literal.Of(node.MultiplyAdds)}),");
                }
            }

            using (_writer.Block("Summary = string.Join(\"\\n\", new[]", "}),"))
            {
                foreach (string line in _summary)
                {
                    _writer.Line(Literal.Of(line) + ",");
                }
            }
        }
    }

    private void WritePorts(string property, EquatableArray<int> nodes)
    {
        using (_writer.Block($"{property} = new PortInfo[]", "},"))
        {
            foreach ((Node node, int offset) in nodes.Zip(Ports.Offsets(_model, nodes), (index, offset) => (_model.Nodes[index], offset)))
            {
                _writer.Line($"new({Literal.Of(node.Name)}, (int[]){Literal.Of(node.Output.Dimensions)}, {Literal.Of(offset)}, {Literal.Of(node.Output.ElementCount)}),");
            }
        }
    }

    private string ParameterName(ParameterEntry entry)
    {
        EquatableArray<ParameterEntry> entries = _plan.Parameters.Entries;
        int index = Enumerable.Range(0, entries.Count).First(i => ReferenceEquals(entries[i], entry));
        Tensor tensor = _plan.Inference.Program.Tensors.First(candidate => candidate.Role == TensorRole.Parameter && candidate.Parameter == index);
        return _inferenceNames[tensor.Id];
    }
}

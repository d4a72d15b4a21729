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

    private NetworkEmitter(NetworkPlan plan)
    {
        _plan = plan;
        _model = plan.Model;
        _element = _model.Declaration.Precision == Precision.Double ? "double" : "float";
        _summary = SummaryTable.Lines(plan, _element == "double" ? 8 : 4);
        _inferenceNames = new TensorNames(plan.Inference.Program);
        _trainingNames = new TensorNames(plan.Training.Program);
    }

    private TypeScaffold Type => _model.Declaration.Type;

    private Shape InputShape => _model.Nodes[_model.Input].Output;

    private Shape OutputShape => _model.Nodes[_model.Output].Output;

    private bool HasPrepared => _plan.Inference.PreparedSize > 0;

    /// <summary>The generated source of a network without errors.</summary>
    public static string Write(NetworkPlan plan) => new NetworkEmitter(plan).Write();

    private string Write()
    {
        FileScaffold.Open(_writer, Type, _summary);
        using (FileScaffold.Types(_writer, Type, $"global::StaticNet.INetwork<{_element}>", _summary))
        {
            WriteConstants();
            WriteConstruction();
            WriteInference();
            WriteContext();
            WriteBackward();
            WriteStatistics();
            WriteWeights();
            WriteTables();
            foreach (VectorPath path in (VectorPath[])[VectorPath.Wide, VectorPath.Portable])
            {
                ProgramEmitter.Write(
                    _writer, new KernelContext(_plan.Inference, _inferenceNames, path, _element), "Inference" + path.Suffix, "InferenceArena");
            }

            foreach (VectorPath path in (VectorPath[])[VectorPath.Wide, VectorPath.Portable])
            {
                ProgramEmitter.Write(
                    _writer, new KernelContext(_plan.Training, _trainingNames, path, _element), "Training" + path.Suffix, "TrainingArena");
            }
        }

        return _writer.ToString();
    }

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

            [ThreadStatic]
            private static AlignedBuffer<{{_element}}>? t_workspace;
            """);
        if (HasPrepared)
        {
            _writer.Line($$"""

                private readonly AlignedBuffer<{{_element}}> _prepared = new(InferenceArena.PreparedSize);
                private int _preparedVersion = -1;
                """);
        }

        _writer.Line($$"""

            /// <summary>A network with freshly initialised parameters.</summary>
            /// <param name="seed">Equal seeds give equal parameters.</param>
            public {{Type.Identifier}}(int seed = 0) => ParameterInitializer.Initialize(Parameters, seed);

            /// <summary>The layers, output shapes, parameters and multiply-adds, as a table.</summary>
            public static string Summary => s_info.Summary;

            /// <inheritdoc/>
            public NetworkInfo Info => s_info;

            /// <inheritdoc/>
            public ParameterStore<{{_element}}> Parameters { get; } = new(s_parameters, {{Literal.Of(_plan.Parameters.TrainableSize)}}, {{Literal.Of(_plan.Parameters.Size)}});
            """);
    }

    private void WriteInference()
    {
        ProgramPlan plan = _plan.Inference;
        KernelContext context = new(plan, _inferenceNames, VectorPath.Wide, _element);
        bool direct = plan.Placements[plan.Program.Input].Arena == Arena.Caller;
        _writer.Separate();
        _writer.Line($"/// <summary>Infers one sample. Thread-safe; allocates nothing after the first call on a thread.</summary>");
        _writer.Line($"/// <param name=\"input\">{InputShape}, {InputShape.ElementCount} elements.</param>");
        _writer.Line($"/// <param name=\"output\">{OutputShape}, {OutputShape.ElementCount} elements.</param>");
        _writer.Line("/// <exception cref=\"ArgumentException\">A length is wrong.</exception>");
        using (_writer.Block($"public void Forward(ReadOnlySpan<{_element}> input, Span<{_element}> output)"))
        {
            _writer.Line($$"""
                NetworkGuard.Length(input.Length, InputSize, nameof(input));
                NetworkGuard.Length(output.Length, OutputSize, nameof(output));
                ref {{_element}} arena = ref (t_workspace ??= new AlignedBuffer<{{_element}}>(InferenceArena.Size)).Reference;
                ref {{_element}} parameters = ref Parameters.Reference;
                """);
            _writer.Line(HasPrepared ? $"ref {_element} prepared = ref Prepared();" : $"ref {_element} prepared = ref parameters;");
            _writer.Line($"ref {_element} source = ref MemoryMarshal.GetReference(input);");
            if (!direct)
            {
                _writer.Line($"ref {_element} placed = ref Unsafe.Add(ref arena, InferenceArena.{_inferenceNames[plan.Program.Input]});");
                CopyEmitter.CopySample(_writer, context, plan.Program.Input, "source", "placed", into: true);
            }

            string arguments = (direct ? "ref source, " : "") + "ref arena, ref parameters, ref prepared";
            WriteDispatch("Inference", $"Forward({arguments})");
            _writer.Line($"ref {_element} target = ref MemoryMarshal.GetReference(output);");
            WriteResult(context, plan.Program.Output, "InferenceArena", _inferenceNames, "target");
        }

        if (HasPrepared)
        {
            _writer.Line($$"""

                /// <summary>What inference derives from the parameters, made anew when they have changed.</summary>
                private ref {{_element}} Prepared()
                {
                    if (System.Threading.Volatile.Read(ref _preparedVersion) != Parameters.Version)
                    {
                        lock (_prepared)
                        {
                            int version = Parameters.Version;
                            if (_preparedVersion != version)
                            {
                                InferencePortable.Prepare(ref Parameters.Reference, ref _prepared.Reference);
                                System.Threading.Volatile.Write(ref _preparedVersion, version);
                            }
                        }
                    }

                    return ref _prepared.Reference;
                }
                """);
        }
    }

    /// <summary>Copies a sample's output or input gradient to the caller; <paramref name="target"/> is gap-free.</summary>
    private void WriteResult(KernelContext context, int tensor, string layout, TensorNames names, string target)
    {
        _writer.Line($"ref {_element} result = ref Unsafe.Add(ref arena, {layout}.{names[tensor]});");
        CopyEmitter.CopySample(_writer, context, tensor, target, "result", into: false);
    }

    private void WriteDispatch(string prefix, string call) => _writer.Line($$"""
        if (Simd.UseVector512)
        {
            {{prefix}}512.{{call}};
        }
        else
        {
            {{prefix}}Portable.{{call}};
        }
        """);

    private void WriteContext()
    {
        ProgramPlan plan = _plan.Training;
        KernelContext context = new(plan, _trainingNames, VectorPath.Wide, _element);
        _writer.Line($$"""

            /// <inheritdoc/>
            public NetworkContext<{{_element}}> CreateContext(int capacity = Tile) =>
                new(this, capacity, TrainingArena.Size, TrainingArena.PreparedSize);

            """);
        _writer.Line("/// <inheritdoc/>");
        using (_writer.Block($"public void Forward(NetworkContext<{_element}> context, ReadOnlySpan<{_element}> inputs, Span<{_element}> outputs)"))
        {
            _writer.Line("int samples = NetworkGuard.Begin(this, context, inputs.Length, outputs.Length);");
            using (_writer.Block("for (int tile = 0; tile < NetworkGuard.Tiles(samples, Tile); tile++)"))
            {
                _writer.Line($$"""
                    (int first, int count) = NetworkGuard.TileOf(samples, Tile, tile);
                    ref {{_element}} arena = ref Unsafe.Add(ref context.TileArenas.Reference, (nint)tile * TrainingArena.Size);
                    """);
                WriteSamples(context, plan.Program.Input, "inputs", "InputSize", into: true);
                WriteDispatch("Training", "Forward(ref arena, ref Parameters.Reference, ref context.Packed.Reference, ref context.GradientReference, count, context.Training, context.Seed, context.FirstSample + first)");
                WriteSamples(context, plan.Program.Output, "outputs", "OutputSize", into: false);
            }

            _writer.Line("NetworkGuard.End(context, samples);");
        }
    }

    /// <summary>Copies the samples of a tile between the caller's memory and the arena.</summary>
    private void WriteSamples(KernelContext context, int tensor, string caller, string size, bool into)
    {
        using (_writer.Block("for (nint s = 0; s < count; s++)"))
        {
            _writer.Line($$"""
                ref {{_element}} plain = ref Unsafe.Add(ref MemoryMarshal.GetReference({{caller}}), (first + s) * {{size}});
                ref {{_element}} placed = ref Unsafe.Add(ref arena, TrainingArena.{{_trainingNames[tensor]}} + (s * {{Literal.Of(context.SampleStride(tensor))}}));
                """);
            CopyEmitter.CopySample(_writer, context, tensor, "plain", "placed", into);
        }
    }

    private void WriteBackward()
    {
        ProgramPlan plan = _plan.Training;
        KernelContext context = new(plan, _trainingNames, VectorPath.Wide, _element);
        string spans = $"NetworkContext<{_element}> context, ReadOnlySpan<{_element}> GRADIENTS, Span<{_element}> inputGradients";
        _writer.Line($$"""

            /// <inheritdoc/>
            public void Backward({{spans.Replace("GRADIENTS", "outputGradients")}} = default) =>
                Backward(context, outputGradients, inputGradients, fromLogits: false);

            /// <inheritdoc/>
            public void BackwardFromLogits({{spans.Replace("GRADIENTS", "logitGradients")}} = default) =>
                Backward(context, logitGradients, inputGradients, fromLogits: true);

            """);
        using (_writer.Block($"private void Backward({spans.Replace("GRADIENTS", "gradients")}, bool fromLogits)"))
        {
            _writer.Line("int samples = NetworkGuard.BeginBackward(this, context, gradients.Length, inputGradients.Length);");
            using (_writer.Block("if (context.PackedVersion != Parameters.Version)"))
            {
                _writer.Line("int version = Parameters.Version;");
                WriteDispatch("Training", "Prepare(ref Parameters.Reference, ref context.Packed.Reference)");
                _writer.Line("context.PackedVersion = version;");
            }

            using (_writer.Block("for (int tile = 0; tile < NetworkGuard.Tiles(samples, Tile); tile++)"))
            {
                _writer.Line($$"""
                    (int first, int count) = NetworkGuard.TileOf(samples, Tile, tile);
                    ref {{_element}} arena = ref Unsafe.Add(ref context.TileArenas.Reference, (nint)tile * TrainingArena.Size);
                    """);
                if (plan.Program.LogitGradient != plan.Program.OutputGradient)
                {
                    using (_writer.Block("if (fromLogits)"))
                    {
                        WriteSamples(context, plan.Program.LogitGradient, "gradients", "OutputSize", into: true);
                    }

                    using (_writer.Block("else"))
                    {
                        WriteSamples(context, plan.Program.OutputGradient, "gradients", "OutputSize", into: true);
                    }
                }
                else
                {
                    WriteSamples(context, plan.Program.OutputGradient, "gradients", "OutputSize", into: true);
                }

                WriteDispatch("Training", "Backward(ref arena, ref Parameters.Reference, ref context.GradientReference, ref context.Packed.Reference, count, fromLogits, !inputGradients.IsEmpty)");
                using (_writer.Block("if (!inputGradients.IsEmpty)"))
                {
                    WriteSamples(context, plan.Program.InputGradient, "inputGradients", "InputSize", into: false);
                }
            }

            _writer.Line("context.Recorded = false;");
        }
    }

    private void WriteStatistics()
    {
        _writer.Separate();
        _writer.Line("/// <inheritdoc/>");
        using (_writer.Block($"public void UpdateStatistics(ReadOnlySpan<{_element}> gradients, int samples)"))
        {
            _writer.Line("NetworkGuard.Length(gradients.Length, Parameters.Values.Length, nameof(gradients));");
            List<Node> nodes = [.. _model.Nodes.Where(static node => node.Parameters.Any(static parameter => parameter.Name == "moving_mean"))];
            if (nodes.Count == 0)
            {
                return;
            }

            _writer.Line($"Span<{_element}> values = Parameters.MutableValues;");
            foreach (Node node in nodes)
            {
                string momentum = Literal.Of(Layers.BatchNormalizationArguments.Read(node.Declaration).Momentum, _element);
                foreach (ParameterEntry entry in _plan.Parameters.Entries.Where(entry => !entry.Parameter.Trainable && entry.Name.StartsWith(node.Name + "/moving_", System.StringComparison.Ordinal)))
                {
                    string range = $"Slice({Literal.Of(entry.Offset)}, {Literal.Of(entry.Columns)})";
                    _writer.Line($"BatchNormalization.Move(values.{range}, gradients.{range}, {momentum}, samples); // {node.Name}");
                }
            }
        }
    }

    private void WriteWeights() => _writer.Line($$"""

        /// <summary>Writes all parameters to a safetensors file; the file appears whole or not at all.</summary>
        /// <param name="path">The file; an existing one is replaced.</param>
        public void Save(string path) => WeightFile.Save(Parameters, path);

        /// <summary>Reads all parameters from a safetensors file. After an exception the network is as it was before.</summary>
        /// <param name="path">The file.</param>
        /// <exception cref="WeightFileException">The file is damaged or belongs to another network.</exception>
        public void Load(string path) => WeightFile.Load(Parameters, path);
        """);

    private void WriteTables()
    {
        _writer.Separate();
        using (_writer.Block("private static readonly ParameterInfo[] s_parameters ="))
        {
            foreach (ParameterEntry entry in _plan.Parameters.Entries.OrderBy(static entry => entry.Offset))
            {
                Parameter parameter = entry.Parameter;
                _writer.Line($"new({Literal.Of(entry.Name)}, (int[]){Literal.Of(parameter.Shape.Dimensions)}, ParameterOffset.{ParameterName(entry)}, new({Literal.Of(entry.Rows)}, {Literal.Of(entry.Columns)}, {Literal.Of(parameter.Groups)}), {(parameter.Trainable ? "true" : "false")}, Initializer.{parameter.Initializer}, {Literal.Of(parameter.InitializerValue)}, {Literal.Of(parameter.FanIn)}, {Literal.Of(parameter.FanOut)}),");
            }
        }

        _writer.Line(";");
        _writer.Separate();
        using (_writer.Block("private static readonly NetworkInfo s_info = new()"))
        {
            _writer.Line($$"""
                Name = {{Literal.Of(Type.Name)}},
                InputShape = (int[]){{Literal.Of(InputShape.Dimensions)}},
                OutputShape = (int[]){{Literal.Of(OutputShape.Dimensions)}},
                InputSize = InputSize,
                OutputSize = OutputSize,
                Tile = Tile,
                OutputActivation = Activation.{{OutputActivation()}},
                Layers =
                (LayerInfo[])[
                """);
            foreach (Node node in _model.Nodes)
            {
                _writer.Line($"    new({Literal.Of(node.Name)}, {Literal.Of(node.Kind)}, (int[]){Literal.Of(node.Output.Dimensions)}, {Literal.Of(node.Parameters.Sum(static parameter => parameter.Shape.ElementCount))}, {Literal.Of(node.MultiplyAdds)}),");
            }

            _writer.Line("],");
            _writer.Line($"Summary = {Literal.Of(string.Join("\n", _summary))},");
        }

        _writer.Line(";");
        _writer.Separate();
        _writer.Line("/// <summary>Where each parameter begins in the arena, in elements.</summary>");
        using (_writer.Block("private static class ParameterOffset"))
        {
            foreach (ParameterEntry entry in _plan.Parameters.Entries.OrderBy(static entry => entry.Offset))
            {
                _writer.Line($"public const int {ParameterName(entry)} = {Literal.Of(entry.Offset)};");
            }
        }

        ProgramEmitter.WriteLayout(_writer, _plan.Inference, _inferenceNames, "InferenceArena", "Where inference keeps what it computes, in elements.");
        ProgramEmitter.WriteLayout(_writer, _plan.Training, _trainingNames, "TrainingArena", "Where training keeps what it computes for a tile of samples, in elements.");
    }

    private string ParameterName(ParameterEntry entry)
    {
        EquatableArray<ParameterEntry> entries = _plan.Parameters.Entries;
        int index = Enumerable.Range(0, entries.Count).First(i => ReferenceEquals(entries[i], entry));
        Tensor tensor = _plan.Inference.Program.Tensors.First(candidate => candidate.Role == TensorRole.Parameter && candidate.Parameter == index);
        return _inferenceNames[tensor.Id];
    }

    /// <summary>What the output layer ends in, as far as losses may ask.</summary>
    private ActivationKind OutputActivation()
    {
        KernelProgram program = _plan.Training.Program;
        if (program.OutputActivationKernels == 0)
        {
            return ActivationKind.Linear;
        }

        Node node = _model.Nodes[_model.Output];
        return (ActivationKind)node.Declaration.Int(node.Kind == "Activation" ? "Function" : "Activation");
    }
}

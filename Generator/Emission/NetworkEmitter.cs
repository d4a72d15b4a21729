using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>Writes the generated file of a network: its members and, for both vector paths, its kernels.</summary>
internal sealed partial class NetworkEmitter
{
    private readonly SourceWriter _writer = new();
    private readonly NetworkPlan _plan;
    private readonly NetworkModel _model;
    private readonly string _element;
    private readonly List<string> _summary;
    private readonly ProgramNames _inferenceNames;
    private readonly ProgramNames _trainingNames;
    private readonly ProgramNames? _streamingNames;

    private NetworkEmitter(NetworkPlan plan)
    {
        _plan = plan;
        _model = plan.Model;
        _element = GeneratedMembers.ElementOf(_model);
        _summary = SummaryTable.Lines(plan, _element == "double" ? 8 : 4);
        _inferenceNames = new ProgramNames(plan.Inference);
        _trainingNames = new ProgramNames(plan.Training);
        _streamingNames = plan.Streaming is null ? null : new ProgramNames(plan.Streaming.Program);
    }

    private TypeScaffold Type => _model.Declaration.Type;

    private Shape InputShape => _model.InputShape;

    private Shape OutputShape => _model.OutputShape;

    private bool HasPrepared => _plan.Inference.PreparedSize > 0;

    /// <summary>The generated source of a network without errors.</summary>
    public static SourceText Write(NetworkPlan plan) => new NetworkEmitter(plan).Write();

    private SourceText Write()
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

        return _writer.ToSourceText();
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
}

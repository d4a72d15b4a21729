using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>The members that train: recording, the way back, running statistics.</summary>
internal sealed partial class NetworkEmitter
{
    private void WriteRecording()
    {
        _writer.Line($$"""

            /// <inheritdoc/>
            public global::StaticNet.NetworkContext<{{_element}}> CreateContext([global::StaticNet.ValueRange(1)] int capacity = Tile) =>
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
}

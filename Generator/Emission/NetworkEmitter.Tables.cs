using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>The members that tell: weights by name, parameters, shapes, layers.</summary>
internal sealed partial class NetworkEmitter
{
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
                _writer.Line($"new({Literal.Of(entry.Name)}, (int[]){Literal.Of(parameter.Shape.Dimensions)}, ParameterOffset.{ParameterName(entry)}, new({Literal.Of(entry.Rows)}, {Literal.Of(entry.Columns)}, {Literal.Of(parameter.Groups)}), {(parameter.Trainable ? "true" : "false")}, Initializer.{parameter.Initializer.ToString()}, {Literal.Of(parameter.InitializerValue)}, {Literal.Of(parameter.FanIn)}, {Literal.Of(parameter.FanOut)}{Rule(parameter.Rule)}),");
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
                OutputActivation = Activation.{{_plan.Training.Program.OutputActivation.ToString()}},
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

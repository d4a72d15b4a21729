using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace StaticNet.Benchmarks.Onnx;

/// <summary>A model in the making: nodes, constants, inputs and outputs, each under a name. The numbers are those of the fields in ONNX's published format.</summary>
internal sealed class OnnxGraph
{
    private const long FloatElement = 1;
    private const long FormatVersion = 8;
    private const long OperatorSet = 17;

    private readonly ProtoWriter _graph = new ProtoWriter().Text(2, "network");
    private int _names;

    /// <summary>Adds an input of the model.</summary>
    public string Input(string name, params long[] shape)
    {
        _graph.Message(11, Value(name, shape));
        return name;
    }

    /// <summary>Makes a node's result an output of the model.</summary>
    public void Output(string name, params long[] shape) => _graph.Message(12, Value(name, shape));

    /// <summary>Adds numbers that never change.</summary>
    public string Constant(float[] values, params long[] shape)
    {
        string name = NewName();
        ProtoWriter tensor = new();
        foreach (long size in shape)
        {
            tensor.Int64(1, size);
        }

        tensor.Int64(2, FloatElement).Text(8, name).Bytes(9, MemoryMarshal.AsBytes(values.AsSpan()));
        _graph.Message(5, tensor);
        return name;
    }

    /// <summary>Adds a node of one result, and returns its name.</summary>
    public string Node(string type, string[] inputs, params (string Name, object Value)[] attributes) => Node(type, inputs, [NewName()], attributes);

    /// <summary>Adds a node of several results, some of them perhaps without a name, and returns that of the first one that has one.</summary>
    public string Node(string type, string[] inputs, string[] outputs, params (string Name, object Value)[] attributes)
    {
        ProtoWriter node = new();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        foreach (string output in outputs)
        {
            node.Text(2, output);
        }

        node.Text(4, type);
        foreach ((string name, object value) in attributes)
        {
            node.Message(5, Attribute(name, value));
        }

        _graph.Message(1, node);
        return Array.Find(outputs, static output => output.Length > 0)!;
    }

    /// <summary>The model as a file holds it.</summary>
    public byte[] ToArray() => new ProtoWriter()
        .Int64(1, FormatVersion)
        .Text(2, "StaticNet")
        .Message(7, _graph)
        .Message(8, new ProtoWriter().Int64(2, OperatorSet))
        .ToArray();

    private static ProtoWriter Attribute(string name, object value)
    {
        ProtoWriter attribute = new ProtoWriter().Text(1, name);
        switch (value)
        {
            case float single:
                return attribute.Single(2, single).Int64(20, 1);
            case long integer:
                return attribute.Int64(3, integer).Int64(20, 2);
            case IEnumerable<long> integers:
                foreach (long integer in integers)
                {
                    attribute.Int64(8, integer);
                }

                return attribute.Int64(20, 7);
            default:
                throw new ArgumentException($"No attribute of type {value.GetType().Name} was needed so far.", nameof(value));
        }
    }

    private static ProtoWriter Value(string name, long[] shape)
    {
        ProtoWriter sizes = new();
        foreach (long size in shape)
        {
            sizes.Message(1, new ProtoWriter().Int64(1, size));
        }

        ProtoWriter tensor = new ProtoWriter().Int64(1, FloatElement).Message(2, sizes);
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, tensor));
    }

    private string NewName() => $"t{_names++}";
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>The messages of ONNX files. The numbers are those of the fields in the published format.</summary>
internal static class OnnxParser
{
    public static OnnxModel Model(ReadOnlySpan<byte> message)
    {
        int operatorSet = 0;
        OnnxModel graph = new(0, [], new Dictionary<string, OnnxTensor>(), [], []);
        ProtoReader reader = new(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 7:
                    graph = Graph(reader.Bytes());
                    break;
                case 8:
                    (string domain, int version) = OperatorSet(reader.Bytes());

                    // Of the operators' domains only the default one, with the empty name, matters to the mapping.
                    operatorSet = domain.Length == 0 ? version : operatorSet;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return graph with { OperatorSet = operatorSet };
    }

    public static OnnxTensor Tensor(ReadOnlySpan<byte> message) => NamedTensor(message).Tensor;

    private static (string Domain, int Version) OperatorSet(ReadOnlySpan<byte> message)
    {
        (string domain, int version) = ("", 0);
        ProtoReader reader = new(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    domain = reader.Text();
                    break;
                case 2:
                    version = (int)reader.Int64();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return (domain, version);
    }

    private static OnnxModel Graph(ReadOnlySpan<byte> message)
    {
        List<OnnxNode> nodes = [];
        Dictionary<string, OnnxTensor> constants = [];
        List<OnnxValue> inputs = [];
        List<OnnxValue> outputs = [];
        ProtoReader reader = new(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    nodes.Add(Node(reader.Bytes()));
                    break;
                case 5:
                    (string name, OnnxTensor tensor) = NamedTensor(reader.Bytes());
                    constants[name] = tensor;
                    break;
                case 11:
                    inputs.Add(Value(reader.Bytes()));
                    break;
                case 12:
                    outputs.Add(Value(reader.Bytes()));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new OnnxModel(0, nodes, constants, inputs, outputs);
    }

    private static OnnxNode Node(ReadOnlySpan<byte> message)
    {
        string type = "";
        List<string> inputs = [];
        List<string> outputs = [];
        Dictionary<string, object> attributes = [];
        ProtoReader reader = new(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    inputs.Add(reader.Text());
                    break;
                case 2:
                    outputs.Add(reader.Text());
                    break;
                case 4:
                    type = reader.Text();
                    break;
                case 5:
                    (string name, object? value) = Attribute(reader.Bytes());
                    if (value is not null)
                    {
                        attributes[name] = value;
                    }

                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new OnnxNode(type, inputs, outputs, attributes);
    }

    // Which of the values counts is told by the type, field 20; graphs, which loops and branches hold, are left out.
    private static (string Name, object? Value) Attribute(ReadOnlySpan<byte> message)
    {
        string name = "";
        int type = 0;
        float single = 0;
        long integer = 0;
        string text = "";
        OnnxTensor? tensor = null;
        List<double> floats = [];
        List<double> ints = [];
        ProtoReader reader = new(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    name = reader.Text();
                    break;
                case 2:
                    single = reader.Single();
                    break;
                case 3:
                    integer = reader.Int64();
                    break;
                case 4:
                    text = reader.Text();
                    break;
                case 5:
                    tensor = Tensor(reader.Bytes());
                    break;
                case 7:
                    Numbers(ref reader, floats, static (ref ProtoReader one) => one.Single());
                    break;
                case 8:
                    Numbers(ref reader, ints, static (ref ProtoReader one) => one.Int64());
                    break;
                case 20:
                    type = (int)reader.Int64();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return (name, type switch
        {
            1 => single,
            2 => integer,
            3 => text,
            4 => tensor,
            6 => (float[])[.. floats.Select(static value => (float)value)],
            7 => (long[])[.. ints.Select(static value => (long)value)],
            _ => null,
        });
    }

    private static OnnxValue Value(ReadOnlySpan<byte> message)
    {
        string name = "";
        bool isTensor = false;
        ProtoReader reader = new(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    name = reader.Text();
                    break;
                case 2:
                    ProtoReader type = new(reader.Bytes());
                    while (type.Next())
                    {
                        isTensor |= type.Field == 1;
                        type.Skip();
                    }

                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new OnnxValue(name, isTensor);
    }

    private static (string Name, OnnxTensor Tensor) NamedTensor(ReadOnlySpan<byte> message)
    {
        string name = "";
        List<double> dims = [];
        OnnxType type = OnnxType.Undefined;
        List<double> values = [];
        List<double> halves = [];
        ReadOnlySpan<byte> raw = default;
        ProtoReader reader = new(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    Numbers(ref reader, dims, static (ref ProtoReader one) => one.Int64());
                    break;
                case 2:
                    type = (OnnxType)reader.Int64();
                    break;
                case 4:
                    Numbers(ref reader, values, static (ref ProtoReader one) => one.Single());
                    break;
                case 5:
                    Numbers(ref reader, halves, static (ref ProtoReader one) => (int)one.Int64());
                    break;
                case 7:
                    Numbers(ref reader, values, static (ref ProtoReader one) => one.Int64());
                    break;
                case 8:
                    name = reader.Text();
                    break;
                case 9:
                    raw = reader.Bytes();
                    break;
                case 10:
                    Numbers(ref reader, values, static (ref ProtoReader one) => one.Double());
                    break;
                case 11:
                    Numbers(ref reader, values, static (ref ProtoReader one) => (ulong)one.Int64());
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        // The field for 32-bit integers carries the smaller types too, floats of 16 bits as their bits.
        values.AddRange(halves.Select(value => type switch
        {
            OnnxType.Float16 => (double)BitConverter.UInt16BitsToHalf((ushort)value),
            OnnxType.BFloat16 => BitConverter.UInt32BitsToSingle((uint)value << 16),
            _ => value,
        }));
        return (name, new OnnxTensor(type, [.. dims.Select(static size => (int)size)], raw.IsEmpty ? [.. values] : Raw(type, raw)));
    }

    private static double[] Raw(OnnxType type, ReadOnlySpan<byte> raw) => type switch
    {
        OnnxType.Float => Widen<float>(raw, static value => value),
        OnnxType.Double => Widen<double>(raw, static value => value),
        OnnxType.UInt8 or OnnxType.Bool => Widen<byte>(raw, static value => value),
        OnnxType.Int8 => Widen<sbyte>(raw, static value => value),
        OnnxType.UInt16 => Widen<ushort>(raw, static value => value),
        OnnxType.Int16 => Widen<short>(raw, static value => value),
        OnnxType.Int32 => Widen<int>(raw, static value => value),
        OnnxType.UInt32 => Widen<uint>(raw, static value => value),
        OnnxType.Int64 => Widen<long>(raw, static value => value),
        OnnxType.UInt64 => Widen<ulong>(raw, static value => value),
        OnnxType.Float16 => Widen<Half>(raw, static value => (double)value),
        OnnxType.BFloat16 => Widen<ushort>(raw, static value => BitConverter.UInt32BitsToSingle((uint)value << 16)),
        _ => [],
    };

    private static double[] Widen<T>(ReadOnlySpan<byte> raw, Func<T, double> widen)
        where T : unmanaged
    {
        byte[] bytes = raw.ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Raw data are little-endian.");
        }

        return Array.ConvertAll(MemoryMarshal.Cast<byte, T>(bytes).ToArray(), value => widen(value));
    }

    private delegate double ReadNumber(ref ProtoReader reader);

    // A repeated number is either one field each or one field with all of them packed.
    private static void Numbers(ref ProtoReader reader, List<double> numbers, ReadNumber read)
    {
        if (!reader.IsBytes)
        {
            numbers.Add(read(ref reader));
            return;
        }

        ProtoReader packed = new(reader.Bytes());
        while (packed.HasMore)
        {
            numbers.Add(read(ref packed));
        }
    }
}

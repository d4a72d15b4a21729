using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>
/// The wire format of Protocol Buffers: fields of a number and one of four encodings, one after another. The tests read five
/// small message types, for which this is less than a package, its compiler and a copy of the schema.
/// </summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    private readonly ReadOnlySpan<byte> _message = message;
    private int _position;
    private int _encoding;

    /// <summary>The number of the field that <see cref="Next"/> found.</summary>
    public int Field { get; private set; }

    /// <summary>Whether the field's value is a run of bytes: a string, a message or packed numbers.</summary>
    public readonly bool IsBytes => _encoding == 2;

    /// <summary>Moves to the next field; false at the end. Each field found has to be read or skipped.</summary>
    public bool Next()
    {
        if (_position == _message.Length)
        {
            return false;
        }

        ulong tag = Varint();
        Field = (int)(tag >> 3);
        _encoding = (int)(tag & 7);
        return true;
    }

    /// <summary>An integer, negative ones in two's complement.</summary>
    public long Int64() => (long)Varint();

    /// <summary>A float.</summary>
    public float Single() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    /// <summary>A double.</summary>
    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>A message, or packed numbers.</summary>
    public ReadOnlySpan<byte> Bytes() => Take(checked((int)Varint()));

    /// <summary>A string.</summary>
    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>Whether packed numbers are left.</summary>
    public readonly bool HasMore => _position < _message.Length;

    /// <summary>Passes over the field's value.</summary>
    public void Skip()
    {
        switch (_encoding)
        {
            case 0:
                Varint();
                break;
            case 1:
                Take(8);
                break;
            case 2:
                Bytes();
                break;
            case 5:
                Take(4);
                break;
            default:
                throw new InvalidDataException($"Field {Field} has the encoding {_encoding}, which no current message uses.");
        }
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            byte part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number of more than 64 bits.");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _message.Length - _position)
        {
            throw new InvalidDataException($"The message ends within field {Field}.");
        }

        ReadOnlySpan<byte> part = _message.Slice(_position, count);
        _position += count;
        return part;
    }
}

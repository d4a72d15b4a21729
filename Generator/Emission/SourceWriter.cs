using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Text with indentation; lines end in "\n" on every machine. Interpolated lines are put together in buffers that are used again,
/// not as strings: a large network has tens of thousands of them.
/// </summary>
internal sealed class SourceWriter
{
    private readonly Stack<char[]> _buffers = new();
    private char[] _text = ArrayPool<char>.Shared.Rent(64 * 1024);
    private int _length;
    private int _indent;

    /// <summary>Writes lines, each indented; an empty text is an empty line.</summary>
    public SourceWriter Line(string text = "") => Line($"{text}");

    /// <inheritdoc cref="Line(string)"/>
    public SourceWriter Line([InterpolatedStringHandlerArgument("")] ref LineText text)
    {
        for (int start = 0, end; start <= text.Length; start = end + 1)
        {
            end = Array.IndexOf(text.Characters, '\n', start, text.Length - start);
            end = end < 0 ? text.Length : end;
            One(text.Characters, start, end - start);
        }

        _buffers.Push(text.Characters);
        return this;
    }

    /// <summary>An empty line between members, but not after an opening brace.</summary>
    public void Separate()
    {
        if (_length >= 2 && _text[_length - 2] != '{')
        {
            Room(1)[0] = '\n';
        }
    }

    /// <summary>Writes a header and an opening brace; disposing closes it.</summary>
    public Scope Block(string header, string close = "}")
    {
        Line(header);
        return Open(close);
    }

    /// <inheritdoc cref="Block(string, string)"/>
    public Scope Block([InterpolatedStringHandlerArgument("")] ref LineText header)
    {
        Line(ref header);
        return Open("}");
    }

    /// <summary>A scope of its own for local names.</summary>
    public Scope Braces() => Open("}");

    /// <summary>As <see cref="Block(string, string)"/> where the condition holds; nothing otherwise.</summary>
    public Scope? BlockIf(bool condition, string header) => condition ? Block(header) : null;

    /// <summary>
    /// All that was written; nothing can be written afterwards. In pieces and from a buffer that is used again: a string of some
    /// megabytes for every keystroke would keep the garbage collector at work.
    /// </summary>
    public SourceText ToSourceText()
    {
        SourceText text = SourceText.From(new Reader(_text, _length), _length, Encoding.UTF8);
        ArrayPool<char>.Shared.Return(_text);
        (_text, _length) = ([], 0);
        return text;
    }

    private Scope Open(string close)
    {
        Line("{");
        _indent++;
        return new Scope(this, close);
    }

    private void One(char[] characters, int start, int count)
    {
        if (count > 0 && characters[start + count - 1] == '\r')
        {
            count--;
        }

        if (count > 0)
        {
            Room(_indent * 4).Fill(' ');
            characters.AsSpan(start, count).CopyTo(Room(count));
        }

        Room(1)[0] = '\n';
    }

    /// <summary>The next so many characters, to be written.</summary>
    private Span<char> Room(int count)
    {
        if (_length + count > _text.Length)
        {
            char[] larger = ArrayPool<char>.Shared.Rent(Math.Max(_text.Length * 2, _length + count));
            Array.Copy(_text, larger, _length);
            ArrayPool<char>.Shared.Return(_text);
            _text = larger;
        }

        _length += count;
        return _text.AsSpan(_length - count, count);
    }

    /// <summary>An interpolated line, before it is written: holes may write lines of their own.</summary>
    [InterpolatedStringHandler]
    internal ref struct LineText
    {
        public LineText(int literalLength, int formattedCount, SourceWriter writer) =>
            Characters = writer._buffers.Count > 0 ? writer._buffers.Pop() : new char[1024];

        public char[] Characters { get; private set; }

        public int Length { get; private set; }

        public void AppendLiteral(string text) => AppendFormatted(text);

        public void AppendFormatted(string text)
        {
            if (Length + text.Length > Characters.Length)
            {
                char[] larger = new char[(Characters.Length * 2) + text.Length];
                Array.Copy(Characters, larger, Length);
                Characters = larger;
            }

            text.CopyTo(0, Characters, Length, text.Length);
            Length += text.Length;
        }

        public void AppendFormatted(int value) => AppendFormatted(Literal.Of(value));
    }

    /// <summary>Reads what was written.</summary>
    private sealed class Reader(char[] text, int length) : TextReader
    {
        private int _position;

        public override int Read(char[] buffer, int index, int count)
        {
            count = Math.Min(count, length - _position);
            Array.Copy(text, _position, buffer, index, count);
            _position += count;
            return count;
        }

        public override int Read() => _position < length ? text[_position++] : -1;

        public override int Peek() => _position < length ? text[_position] : -1;
    }

    internal sealed class Scope(SourceWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            writer._indent--;
            writer.Line(close);
        }
    }
}

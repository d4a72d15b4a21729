using System;
using System.Text;

namespace StaticNet.Generator.Emission;

/// <summary>Text with indentation; lines end in "\n" on every machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    /// <summary>Writes lines, each indented; an empty text is an empty line.</summary>
    public SourceWriter Line(string text = "")
    {
        // Nearly all texts are one line.
        if (text.IndexOf('\n') < 0 && text.IndexOf('\r') < 0)
        {
            One(text);
            return this;
        }

        foreach (string line in text.Replace("\r", "").Split('\n'))
        {
            One(line);
        }

        return this;
    }

    private void One(string line)
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _indent * 4).Append(line);
        }

        _text.Append('\n');
    }

    /// <summary>An empty line between members, but not after an opening brace.</summary>
    public void Separate()
    {
        if (_text.Length >= 2 && _text[_text.Length - 2] != '{')
        {
            _text.Append('\n');
        }
    }

    /// <summary>Writes a header and an opening brace; disposing closes it.</summary>
    public Scope Block(string header, string close = "}")
    {
        Line(header);
        Line("{");
        _indent++;
        return new Scope(this, close);
    }

    /// <summary>A scope of its own for local names.</summary>
    public Scope Braces()
    {
        Line("{");
        _indent++;
        return new Scope(this, "}");
    }

    /// <summary>As <see cref="Block"/> where the condition holds; nothing otherwise.</summary>
    public Scope? BlockIf(bool condition, string header) => condition ? Block(header) : null;

    public override string ToString() => _text.ToString();

    internal sealed class Scope(SourceWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            writer._indent--;
            writer.Line(close);
        }
    }
}

using System;
using Microsoft.CodeAnalysis;

namespace StaticNet.Analyzers.Usage;

/// <summary>Code as messages show it.</summary>
internal static class SourceText
{
    private const int LongestText = 40;

    /// <summary>An expression on one line, cut where it is long.</summary>
    public static string Of(SyntaxNode expression)
    {
        string text = string.Join(" ", expression.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= LongestText ? text : text.Substring(0, LongestText) + "…";
    }
}

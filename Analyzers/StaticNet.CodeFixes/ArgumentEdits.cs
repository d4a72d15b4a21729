using System.Collections.Generic;

namespace StaticNet.CodeFixes;

/// <summary>Arguments to write together.</summary>
/// <param name="Edits">One or more.</param>
public sealed record ArgumentEdits(IReadOnlyList<ArgumentEdit> Edits);

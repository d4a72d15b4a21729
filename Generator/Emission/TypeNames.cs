namespace StaticNet.Generator.Emission;

/// <summary>The types of generated members' parameters, as they are written where a user may have types of the same names.</summary>
/// <param name="Element">The element type.</param>
internal sealed record TypeNames(string Element)
{
    /// <summary>What a member reads.</summary>
    public string Read => $"global::System.ReadOnlySpan<{Element}>";

    /// <summary>What a member writes.</summary>
    public string Written => $"global::System.Span<{Element}>";

    /// <summary>What a pass is recorded in.</summary>
    public string Context => $"global::StaticNet.NetworkContext<{Element}>";

    /// <summary>What is remembered from step to step.</summary>
    public string State => $"global::StaticNet.NetworkState<{Element}>";

    public void Deconstruct(out string read, out string written, out string context, out string state) =>
        (read, written, context, state) = (Read, Written, Context, State);
}

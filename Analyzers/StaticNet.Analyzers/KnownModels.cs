using System.Collections.Concurrent;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers;

/// <summary>
/// Models of declarations that have been seen. Both are plain data: what is inferred after one keystroke serves the next, and one
/// analyzer the other.
/// </summary>
internal static class KnownModels
{
    // The networks of a large project, and not all that were ever typed.
    private const int Most = 128;

    private static readonly ConcurrentDictionary<NetworkDeclaration, NetworkModel> s_models = new();

    /// <summary>As <see cref="ShapeInference.Infer"/>.</summary>
    public static NetworkModel Infer(NetworkDeclaration declaration)
    {
        if (s_models.TryGetValue(declaration, out NetworkModel known))
        {
            return known;
        }

        if (s_models.Count >= Most)
        {
            s_models.Clear();
        }

        return s_models.GetOrAdd(declaration, ShapeInference.Infer);
    }
}

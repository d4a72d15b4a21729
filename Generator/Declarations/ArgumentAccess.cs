using StaticNet.Generator.Common;

namespace StaticNet.Generator.Declarations;

/// <summary>Typed access to the arguments of a layer. An argument that is absent, or of another type, is its default.</summary>
internal static class ArgumentAccess
{
    public static bool Has(this LayerDeclaration layer, string name) => layer.Find(name) is not null;

    public static bool HasInt(this LayerDeclaration layer, string name) => layer.Find(name) is int;

    /// <summary>An int, or the number of an enum value.</summary>
    public static int Int(this LayerDeclaration layer, string name, int fallback = 0) =>
        layer.Find(name) is int value ? value : fallback;

    /// <summary>A float or double.</summary>
    public static double Double(this LayerDeclaration layer, string name, double fallback = 0) =>
        layer.Find(name) is double value ? value : fallback;

    public static bool Bool(this LayerDeclaration layer, string name, bool fallback = false) =>
        layer.Find(name) is bool value ? value : fallback;

    public static string? String(this LayerDeclaration layer, string name) => layer.Find(name) as string;

    public static EquatableArray<int> Ints(this LayerDeclaration layer, string name) =>
        layer.Find(name) is EquatableArray<int> values ? values : [];

    public static EquatableArray<double> Doubles(this LayerDeclaration layer, string name) =>
        layer.Find(name) is EquatableArray<double> values ? values : [];

    public static EquatableArray<string> Strings(this LayerDeclaration layer, string name) =>
        layer.Find(name) is EquatableArray<string> values ? values : [];

    // Named arguments come last and win, as in the attribute's own constructor.
    private static object? Find(this LayerDeclaration layer, string name)
    {
        // Asked some dozen times for each layer at every keystroke.
        for (int i = layer.Arguments.Count - 1; i >= 0; i--)
        {
            if (layer.Arguments[i].Name == name)
            {
                return layer.Arguments[i].Value;
            }
        }

        return null;
    }
}

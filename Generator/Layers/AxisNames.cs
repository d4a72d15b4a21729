using StaticNet.Generator.Common;

namespace StaticNet.Generator.Layers;

/// <summary>What attributes call the spatial axes of a tensor, and the arguments that belong to one of them.</summary>
internal static class AxisNames
{
    private static readonly EquatableArray<string>[] s_names = [[""], ["Height", "Width"], ["Depth", "Height", "Width"]];

    /// <summary>The names of 1, 2 or 3 axes, outermost first. A single axis has none: its arguments stand for themselves.</summary>
    public static EquatableArray<string> Of(int axes) => s_names[axes - 1];

    /// <summary>The shape that a layer over so many axes reads, in words.</summary>
    public static string Describe(int axes) => axes switch
    {
        1 => "steps × channels",
        2 => "height × width × channels",
        _ => "depth × height × width × channels",
    };

    /// <summary>The argument for the size along an axis: <c>KernelHeight</c>, or <c>KernelSize</c> where there is one axis.</summary>
    public static string Size(string stem, string axis) => stem + (axis.Length == 0 ? "Size" : axis);

    /// <summary>The arguments for the padding before and after an axis.</summary>
    public static (string Before, string After) Padding(string axis) => axis switch
    {
        "" => ("PadBefore", "PadAfter"),
        "Depth" => ("PadFront", "PadBack"),
        "Height" => ("PadTop", "PadBottom"),
        _ => ("PadLeft", "PadRight"),
    };
}

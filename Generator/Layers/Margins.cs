using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;

namespace StaticNet.Generator.Layers;

/// <summary>What is cut off or added before and after each spatial axis, the outermost first.</summary>
internal sealed record Margins(EquatableArray<int> Before, EquatableArray<int> After)
{
    private static readonly string[] s_before = ["Front", "Top", "Left"];
    private static readonly string[] s_after = ["Back", "Bottom", "Right"];

    /// <summary>Of an attribute for 1, 2 or 3 axes.</summary>
    public static Margins Read(LayerDeclaration layer, int axes) => new(
        Enumerable.Range(0, axes).Select(axis => layer.Int(BeforeName(axis, axes), All(layer))).ToEquatableArray(),
        Enumerable.Range(0, axes).Select(axis => layer.Int(AfterName(axis, axes), All(layer))).ToEquatableArray());

    /// <summary>Whether none is negative; reported where one is.</summary>
    public static bool Check(InferenceContext context, int axes)
    {
        bool valid = context.AtLeast("Cropping", 0) & context.AtLeast("Padding", 0);
        for (int axis = 0; axis < axes; axis++)
        {
            valid &= context.AtLeast(BeforeName(axis, axes), 0) & context.AtLeast(AfterName(axis, axes), 0);
        }

        return valid;
    }

    /// <summary>The argument for what comes before an axis.</summary>
    public static string BeforeName(int axis, int axes) => axes == 1 ? "Before" : s_before[3 - axes + axis];

    /// <summary>The argument for what comes after an axis.</summary>
    public static string AfterName(int axis, int axes) => axes == 1 ? "After" : s_after[3 - axes + axis];

    /// <summary>The argument that gives an amount: that of the end where it is given, or that of all ends.</summary>
    public static string Given(LayerDeclaration layer, string end) => layer.Has(end) ? end : layer.Has("Cropping") ? "Cropping" : "Padding";

    /// <summary>As much at every end.</summary>
    private static int All(LayerDeclaration layer) => layer.Int("Cropping", layer.Int("Padding"));
}

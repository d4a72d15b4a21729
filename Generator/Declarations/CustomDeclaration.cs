using StaticNet.Generator.Common;

namespace StaticNet.Generator.Declarations;

/// <summary>A struct that is used as a custom layer.</summary>
/// <param name="Name">The struct, without namespace and type arguments.</param>
/// <param name="Type">As generated code writes it: <c>global::Shapes.Swish&lt;float&gt;</c>.</param>
/// <param name="Single">Whether it implements the interface for float.</param>
/// <param name="Double">Whether it implements the interface for double.</param>
/// <param name="Hidden">Why generated code does not see it, in words that follow "it"; null where it does.</param>
/// <param name="OutputShape">The output's sizes, as the struct's attribute tells; none for those of the input.</param>
/// <param name="Parameters">Its parameters, in order.</param>
internal sealed record CustomDeclaration(
    string Name,
    string Type,
    bool Single,
    bool Double,
    string? Hidden,
    EquatableArray<int> OutputShape,
    EquatableArray<CustomParameter> Parameters);

/// <summary>A parameter of a custom layer, as its attribute tells.</summary>
/// <param name="Name">Within the layer.</param>
/// <param name="Shape">Sizes; negative ones refer to the input's or output's.</param>
/// <param name="Initializer">The number of an initialiser.</param>
/// <param name="InitializerValue">For a constant.</param>
internal sealed record CustomParameter(string Name, EquatableArray<int> Shape, int Initializer, double InitializerValue);

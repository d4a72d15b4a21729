using System.Globalization;

namespace StaticNet;

/// <summary>An element of a gradient, and what finite differences say of it.</summary>
/// <param name="Name">The parameter's name, such as <c>swish/beta</c>, or <c>input</c>.</param>
/// <param name="Index">
/// The element's position in the parameter, in row-major order; for the input in all samples, one after the other.
/// </param>
/// <param name="Backward">What Backward gives.</param>
/// <param name="Differences">What finite differences give.</param>
/// <param name="Error">The relative error, as <see cref="GradientCheck"/> defines it.</param>
public readonly record struct GradientDeviation(string Name, int Index, double Backward, double Differences, double Error)
{
    /// <summary>One line: <c>swish/beta[3]: Backward gives 0.5, differences give 0.25 (relative error 0.5)</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name}[{Index}]: Backward gives {Backward:R}, differences give {Differences:R} (relative error {Error:G3})");
}

using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>What inference tells of a layer.</summary>
/// <param name="Output">The shape that leaves.</param>
/// <param name="Parameters">Its parameters, in the order in which they are saved.</param>
/// <param name="MultiplyAdds">Multiply-adds of one sample; those that meet padding are counted.</param>
internal sealed record LayerShape(Shape Output, EquatableArray<Parameter> Parameters, long MultiplyAdds)
{
    /// <summary>A layer without parameters or products.</summary>
    public LayerShape(Shape output)
        : this(output, [], 0)
    {
    }
}

using System.Linq;
using StaticNet.Generator.Common;

namespace StaticNet.Generator.Shapes;

/// <summary>The sizes of one sample's tensor, channels last, without the batch axis.</summary>
internal sealed record Shape(EquatableArray<int> Dimensions)
{
    public Shape(params int[] dimensions)
        : this(new EquatableArray<int>(dimensions))
    {
    }

    public int Rank => Dimensions.Count;

    public int ElementCount => Dimensions.Aggregate(1, static (product, size) => checked(product * size));

    public int this[int axis] => Dimensions[axis];

    /// <summary>The last axis.</summary>
    public int Channels => Dimensions[Rank - 1];

    /// <summary>What is left without the first axis, of which there is another.</summary>
    public Shape Step => new(Dimensions.Skip(1).ToEquatableArray());

    public override string ToString() => string.Join("×", Dimensions);
}

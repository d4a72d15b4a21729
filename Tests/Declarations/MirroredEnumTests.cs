using System;
using System.Linq;
using StaticNet.Generator.Shapes;
using Xunit;

namespace StaticNet.Tests.Declarations;

/// <summary>The generator does not reference the runtime and mirrors its enums: names and numbers agree.</summary>
public sealed class MirroredEnumTests
{
    [Theory]
    [InlineData(typeof(Activation), typeof(ActivationKind))]
    [InlineData(typeof(Initializer), typeof(InitializerKind))]
    [InlineData(typeof(Constraint), typeof(ConstraintKind))]
    [InlineData(typeof(Padding), typeof(PaddingKind))]
    [InlineData(typeof(PadMode), typeof(PadModeKind))]
    [InlineData(typeof(Interpolation), typeof(InterpolationKind))]
    [InlineData(typeof(BidirectionalMerge), typeof(MergeKind))]
    [InlineData(typeof(Precision), typeof(StaticNet.Generator.Declarations.Precision))]
    public void Mirrors_are_equal(Type runtime, Type mirror) => Assert.Equal(Values(runtime), Values(mirror));

    [Fact]
    public void Packing_blocks_are_equal() => Assert.Equal(PackedLayout.Block, Limits.Block);

    private static string[] Values(Type type) => [.. Enum.GetNames(type).Select(name => name + "=" + Convert.ToInt32(Enum.Parse(type, name)))];
}

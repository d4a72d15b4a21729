using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>[ValueRange] says of every number that the runtime takes which it takes: no more, and no less.</summary>
public sealed class ValueRangeTests
{
    private static readonly Dictionary<string, NumberReceiver> s_receivers = All().ToDictionary(static receiver => receiver.Name);

    public static TheoryData<string> WithRange() =>
        [.. s_receivers.Values.Where(static receiver => receiver.Range is not null).Select(static receiver => receiver.Name)];

    [Theory]
    [MemberData(nameof(WithRange))]
    public void What_is_told_is_taken_and_nothing_else(string name)
    {
        NumberReceiver receiver = s_receivers[name];
        ValueRangeAttribute range = receiver.Range!;
        AssertEdge(receiver, range.Minimum, range.ExcludesMinimum, outwards: -1);
        if (range.Maximum < double.MaxValue)
        {
            AssertEdge(receiver, range.Maximum, range.ExcludesMaximum, outwards: 1);
        }

        Assert.Equal(!range.OrZero && (range.Minimum > 0 || range.ExcludesMinimum), receiver.Refuses(0));
        if (receiver.IsWhole)
        {
            Assert.True(receiver.Refuses(int.MinValue));
        }
        else
        {
            Assert.True(receiver.Refuses(double.NaN), "NaN");
            Assert.True(receiver.Refuses(double.NegativeInfinity), "-∞");
            Assert.Equal(!double.IsPositiveInfinity(range.Maximum), receiver.Refuses(double.PositiveInfinity));
        }
    }

    [Fact]
    public void Where_nothing_is_told_nothing_is_refused() => Assert.All(
        s_receivers.Values.Where(static receiver => receiver.Range is null),
        static receiver => Assert.All(
            receiver.IsWhole ? [int.MinValue, -1, 0, 1] : new[] { double.NaN, double.NegativeInfinity, -1, 0, 1.5, double.PositiveInfinity },
            value => Assert.False(receiver.Refuses(value), $"{receiver.Name} refuses {value}")));

    /// <summary>Nothing is skipped because it could not be made.</summary>
    [Theory]
    [InlineData("Adam..ctor(beta1)")]
    [InlineData("AdamW.ClipNorm")]
    [InlineData("RangeNet.CreateContext(capacity)")]
    [InlineData("Trainer.Fit(batchSize)")]
    [InlineData("Trainer.Threads")]
    [InlineData("CrossValidation.Split(folds)")]
    [InlineData("LearningRateSchedule.op_Implicit(rate)")]
    [InlineData("CompositeLoss.Metric(output)")]
    [InlineData("GradientCheckOptions.Step")]
    public void Constructors_methods_and_properties_are_looked_at(string name) => Assert.NotNull(s_receivers[name].Range);

    /// <summary>What returns a span cannot be called by its name.</summary>
    [Fact]
    public void Samples_are_counted_from_0()
    {
        Dataset<float> dataset = new(new float[2], new float[2], 1, 1);
        int before = -1;
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Input(before).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Target(before).Length);
        Assert.Equal(2, dataset.Input(0).Length + dataset.Target(0).Length);
    }

    private static void AssertEdge(NumberReceiver receiver, double edge, bool isExcluded, int outwards)
    {
        (double outside, double inside) = receiver.IsWhole ? (edge + outwards, edge - outwards)
            : outwards < 0 ? (Math.BitDecrement(edge), Math.BitIncrement(edge))
            : (Math.BitIncrement(edge), Math.BitDecrement(edge));
        Assert.Equal(isExcluded, receiver.Refuses(edge));
        Assert.True(receiver.Refuses(outside), $"{outside}");
        Assert.False(receiver.Refuses(inside), $"{inside}");
    }

    // All that is public and can be made; of the numerics, which generated code calls, only the generator of random numbers.
    private static IEnumerable<NumberReceiver> All() => typeof(Trainer<>).Assembly.GetExportedTypes()
        .Where(static type => type.Namespace == nameof(StaticNet) && !type.IsByRefLike && !type.IsAssignableTo(typeof(Attribute)))
        .Append(typeof(Xoshiro256))
        .Append(typeof(RangeNet))
        .SelectMany(NumberReceiver.Of);
}

using System;
using Xunit;

namespace StaticNet.Tests.Training;

public sealed class LearningRateTests
{
    [Fact]
    public void A_number_is_a_constant_schedule()
    {
        LearningRateSchedule schedule = 0.25;
        Assert.Equal(0.25, schedule.At(0));
        Assert.Equal(0.25, schedule.At(1_000_000));
    }

    [Fact]
    public void Steps_fall_after_every_so_many()
    {
        StepDecay schedule = new(1, 10, 0.5);
        Assert.Equal(1, schedule.At(0));
        Assert.Equal(1, schedule.At(9));
        Assert.Equal(0.5, schedule.At(10));
        Assert.Equal(0.25, schedule.At(29));
    }

    [Fact]
    public void A_cosine_goes_from_the_first_rate_to_its_share_and_stays()
    {
        CosineDecay schedule = new(2, 100, 0.1);
        Assert.Equal(2, schedule.At(0), 1e-15);
        Assert.Equal(2 * (0.1 + (0.9 * 0.5)), schedule.At(50), 1e-15);
        Assert.Equal(2 * (0.1 + (0.9 * (0.5 + (Math.Sqrt(2) / 4)))), schedule.At(25), 1e-14);
        Assert.Equal(0.2, schedule.At(100), 1e-15);
        Assert.Equal(0.2, schedule.At(12345), 1e-15);
    }

    [Fact]
    public void A_warm_up_rises_in_a_line_and_hands_over()
    {
        WarmUp schedule = new(4, new StepDecay(10, 3, 0.1));
        Assert.Equal(2, schedule.At(0), 1e-15);
        Assert.Equal(8, schedule.At(3), 1e-15);
        Assert.Equal(10, schedule.At(4), 1e-15);
        Assert.Equal(1, schedule.At(7), 1e-15);
    }

    [Fact]
    public void Impossible_settings_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantLearningRate(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantLearningRate(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepDecay(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineDecay(1, 10, 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WarmUp(0, 1));
    }
}

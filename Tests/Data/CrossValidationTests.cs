using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Data;

public sealed class CrossValidationTests
{
    // The input is the sample's number, the target its class: 10 of class 0, 7 of class 1, 6 of class 2.
    private static readonly Dataset<float> s_dataset = new(
        Enumerable.Range(0, 23).Select(i => (float)i).ToArray(),
        Enumerable.Range(0, 23).Select(i => i < 10 ? 0f : i < 17 ? 1 : 2).ToArray(),
        1,
        1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_sample_is_held_out_once(bool stratified)
    {
        IReadOnlyList<(Dataset<float> Train, Dataset<float> Test)> folds = stratified
            ? CrossValidation.StratifiedSplit(s_dataset, 5, seed: 3)
            : CrossValidation.Split(s_dataset, 5, seed: 3);
        Assert.Equal(5, folds.Count);
        Assert.Equal(s_dataset.Inputs.ToArray(), folds.SelectMany(fold => fold.Test.Inputs.ToArray()).Order());
        foreach ((Dataset<float> train, Dataset<float> test) in folds)
        {
            Assert.InRange(test.Count, 4, 5);
            Assert.Equal(s_dataset.Inputs.ToArray(), train.Inputs.ToArray().Concat(test.Inputs.ToArray()).Order());
            Assert.All(Enumerable.Range(0, train.Count), i => Assert.Equal(s_dataset.Target((int)train.Input(i)[0])[0], train.Target(i)[0]));
        }
    }

    [Fact]
    public void Stratified_folds_hold_all_classes_evenly()
    {
        foreach ((_, Dataset<float> test) in CrossValidation.StratifiedSplit(s_dataset, 5))
        {
            Assert.Equal(2, test.Targets.ToArray().Count(target => target == 0));
            Assert.InRange(test.Targets.ToArray().Count(target => target == 1), 1, 2);
            Assert.InRange(test.Targets.ToArray().Count(target => target == 2), 1, 2);
        }
    }

    [Fact]
    public void Seeds_choose_the_folds()
    {
        float[] first = CrossValidation.Split(s_dataset, 4, seed: 1)[0].Test.Inputs.ToArray();
        Assert.Equal(first, CrossValidation.Split(s_dataset, 4, seed: 1)[0].Test.Inputs.ToArray());
        Assert.NotEqual(first, CrossValidation.Split(s_dataset, 4, seed: 2)[0].Test.Inputs.ToArray());
    }

    [Fact]
    public void What_cannot_be_cut_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => CrossValidation.Split(s_dataset, 1));
        Assert.Throws<ArgumentException>(() => CrossValidation.Split(s_dataset, 24));
        Assert.Throws<ArgumentException>(() => CrossValidation.StratifiedSplit(new Dataset<float>(new float[4], new float[8], 1, 2), 2));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// Cuts a dataset into folds, so that every sample is held out once: for data too few to hold out a part for good. Whatever is
/// adapted to data (statistics, a vocabulary) has to be adapted to each fold's training part anew.
/// </summary>
public static class CrossValidation
{
    /// <summary>Folds of random samples; their sizes differ by one at most.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="dataset">At least as many samples as folds.</param>
    /// <param name="folds">At least 2.</param>
    /// <param name="seed">Equal seeds give equal folds, on every machine.</param>
    /// <returns>For each fold the samples to learn from and those held out.</returns>
    public static IReadOnlyList<(Dataset<T> Train, Dataset<T> Test)> Split<T>(
        Dataset<T> dataset,
        [ValueRange(2)] int folds,
        ulong seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(dataset, folds);
        return Deal(dataset, new Xoshiro256(seed).Permutation(dataset.Count), folds);
    }

    /// <summary>The same, where every fold holds as many samples of each class as any other, or one more.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="dataset">At least as many samples as folds; targets are class indices.</param>
    /// <param name="folds">At least 2.</param>
    /// <param name="seed">Equal seeds give equal folds, on every machine.</param>
    /// <returns>For each fold the samples to learn from and those held out.</returns>
    public static IReadOnlyList<(Dataset<T> Train, Dataset<T> Test)> StratifiedSplit<T>(
        Dataset<T> dataset,
        [ValueRange(2)] int folds,
        ulong seed = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Check(dataset, folds);
        if (dataset.TargetSize != 1)
        {
            throw new ArgumentException($"Expected one class index per sample, found targets of {dataset.TargetSize} elements.", nameof(dataset));
        }

        // Sorting is stable: within a class the order stays random.
        int[] order = new Xoshiro256(seed).Permutation(dataset.Count);
        return Deal(dataset, [.. order.OrderBy(sample => dataset.Target(sample)[0])], folds);
    }

    private static void Check<T>(Dataset<T> dataset, int folds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        if (dataset.Count < folds)
        {
            throw new ArgumentException($"Expected at least {folds} samples, one for each fold, found {dataset.Count}.", nameof(dataset));
        }
    }

    // Like cards: one sample to each fold in turn.
    private static (Dataset<T> Train, Dataset<T> Test)[] Deal<T>(Dataset<T> dataset, int[] order, int folds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => [.. Enumerable.Range(0, folds).Select(fold => (
            dataset.Select([.. order.Where((_, place) => place % folds != fold)]),
            dataset.Select([.. order.Where((_, place) => place % folds == fold)])))];
}

using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace StaticNet.Tests.Training;

/// <summary>Counts allocations of the whole process, so nothing else may run beside these tests.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_training_step_after_the_first_allocates_nothing(int threads)
    {
        foreach (Optimizer<float> optimizer in new Optimizer<float>[]
        {
            new SGD<float>(new WarmUp(5, new CosineDecay(0.1, 100)), 0.9, nesterov: true) { ClipNorm = 0.1 },
            new RMSprop<float>(centered: true, momentum: 0.5) { ClipValue = 0.1 },
            new AdamW<float> { GlobalClipNorm = 0.1 },
            new Adagrad<float>(),
            new Adadelta<float>(),
            new Adamax<float>(),
            new Nadam<float>(),
            new Lion<float> { UseEma = true, EmaOverwriteFrequency = 2 },
        })
        {
            MlpNetwork<float> network = new(
                600,
                40,
                2,
                Activation.Softmax,
                tile: 8,
                dropout: 0.1,
                statistics: true,
                change: info => info with { L1 = 1e-4, L2 = 1e-3, Constraint = Constraint.MaxNorm, ConstraintLimit = 0.3 });
            Dataset<float> data = TrainingData.Quadrants<float>(32, 1, 600);
            using Trainer<float> trainer = new(network, new SparseCategoricalCrossentropy<float>(), optimizer) { Threads = threads };
            trainer.Step(data.Inputs.Span, data.Targets.Span);
            Assert.Equal(0, Least(() =>
            {
                for (int i = 0; i < 3; i++)
                {
                    trainer.Step(data.Inputs.Span, data.Targets.Span);
                }
            }));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Losses_allocate_nothing_after_the_first_step(int threads)
    {
        foreach (Loss<float> loss in new Loss<float>[]
        {
            new CTC<float>(3, 2),
            new CategoricalFocalCrossentropy<float>(classes: 3, fromLogits: true),
            new CompositeLoss<float>([(6, new CosineSimilarity<float>(2), 1), (6, new KLDivergence<float>(3), 0.5)]),
        })
        {
            MlpNetwork<float> network = new(4, 8, 12, Activation.Linear, tile: 8);
            float[] inputs = [.. Enumerable.Range(0, 32 * 4).Select(i => i % 7 / 7f)];
            float[] targets = [.. Enumerable.Range(0, 32 * loss.TargetSize(12)).Select(i => (float)(i % 2))];
            targets = loss is CTC<float> ? [.. Enumerable.Range(0, 64).Select(i => 1f + (i % 2))] : targets;
            using Trainer<float> trainer = new(network, loss, new Adam<float>()) { Threads = threads };
            trainer.Step(inputs, targets);
            Assert.Equal(0, Least(() => trainer.Step(inputs, targets)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_steps_of_an_epoch_allocate_nothing(int threads)
    {
        MlpNetwork<float> network = new(2, 8, 2, Activation.Softmax, tile: 8);
        List<long> marks = new(200);
        Hook<float> hook = new() { StepEnd = _ => marks.Add(GC.GetTotalAllocatedBytes(precise: true)) };
        using Trainer<float> trainer = new(network, new SparseCategoricalCrossentropy<float>(), new Adam<float>())
        {
            Metrics =
            [
                new Accuracy<float>(), new SparseTopKCategoricalAccuracy<float>(1), new Precision<float>(classId: 1), new F1Score<float>(2),
                new OutputMetric<float>(new AUC<float>(), "auc", 1, 1, 0, 1),
            ],
            Callbacks = [hook],
            Threads = threads,
        };
        trainer.Fit(TrainingData.Quadrants<float>(1600), epochs: 1, batchSize: 32);
        // Between two steps: gather, forward, loss, backward, sum, update, metrics, callbacks.
        Assert.Equal(50, marks.Count);
        long[] steps = [.. marks.Zip(marks.Skip(1), (before, after) => after - before)];
        Assert.Equal(0, steps.Skip(1).Order().ElementAt(steps.Length / 2));
    }

    // The test host's own threads allocate now and then, never in every round.
    private static long Least(Action action)
    {
        long least = long.MaxValue;
        for (int round = 0; round < 30 && least > 0; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            action();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }
}

using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using StaticNet;

namespace FashionMnist;

/// <summary>Tells ten kinds of clothes apart in 28×28 grey images.</summary>
[Network]
[Input(28, 28, 1)]
[Conv2D(32, 3, Activation = Activation.ReLU)]
[MaxPooling2D(2)]
[Conv2D(64, 3, Activation = Activation.ReLU)]
[MaxPooling2D(2)]
[Flatten]
[Dropout(0.25f)]
[Dense(128, Activation = Activation.ReLU)]
[Dropout(0.25f)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class FashionNet;

internal static class Program
{
    private const int BatchSize = 32;

    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = Encoding.UTF8;
        try
        {
            Options options = Options.Parse(arguments);
            if (options.Help)
            {
                Console.Write(Options.Usage);
                return 0;
            }

            double accuracy = Run(options);
            return Report(accuracy, options);
        }
        catch (Exception exception) when (exception is OptionException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"error: {exception.Message}");
            return 2;
        }
    }

    /// <summary>Trains, tests, saves, loads and uses a network; returns its accuracy on the test images.</summary>
    private static double Run(Options options)
    {
        (Dataset<float> train, Dataset<float> test) = FashionMnistData.Read(options.DataDirectory);
        Console.WriteLine(FashionNet.Summary);
        Console.WriteLine();

        FashionNet net = new(options.Seed);
        long steps = (train.Count + BatchSize - 1) / BatchSize * (long)options.Epochs;
        using Trainer<float> trainer = new(
            net,
            new SparseCategoricalCrossentropy<float>(),
            new Adam<float>(new WarmUp(1 + (steps / 50), new CosineDecay(0.002, steps))))
        {
            Metrics = [new Accuracy<float>()],
            Callbacks = [new ProgressBar<float>()],
            Seed = (ulong)options.Seed,
            Threads = options.Threads,
        };
        Console.WriteLine($"training on {train.Count} images, {options.Threads} threads");
        History history = trainer.Fit(train, options.Epochs, BatchSize);
        Console.WriteLine($"trained in {history.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):F1} s");

        ConfusionMatrix<float> confusion = new(FashionMnistData.ClassNames);
        trainer.Evaluate(test, [confusion]);
        Console.WriteLine();
        Console.WriteLine(confusion);

        FashionNet loaded = WeightRoundTrip.Run(net, test);
        Gallery.Show(loaded, test, count: 4);
        ForwardTiming.Measure(loaded, test).Print();
        return confusion.Result;
    }

    private static int Report(double accuracy, Options options)
    {
        bool enough = accuracy >= options.Floor;
        if (!enough)
        {
            Console.Error.WriteLine($"error: expected a test accuracy of at least {100 * options.Floor:F1} %");
        }

        Console.WriteLine($"test accuracy: {100 * accuracy:F1} %");
        return enough ? 0 : 1;
    }
}

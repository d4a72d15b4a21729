using System;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using Xunit;

namespace StaticNet.Tests.Conformance;

/// <summary>Losses and their gradients are those that PyTorch computes (torch/make_losses.py).</summary>
[Trait("Category", "Numeric")]
public sealed class TorchLossTests
{
    private static readonly JsonElement s_vectors = TorchVectors.Read("losses.json");

    public static TheoryData<int, string> Cases
    {
        get
        {
            TheoryData<int, string> cases = [];
            int index = 0;
            foreach (JsonElement entry in s_vectors.GetProperty("cases").EnumerateArray())
            {
                string fused = entry.GetProperty("fused").GetBoolean() ? " fused" : string.Empty;
                cases.Add(index++, $"{entry.GetProperty("loss").GetString()}{fused} {entry.GetProperty("options").GetRawText()}");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_equal_those_of_PyTorch(int index, string name)
    {
        JsonElement entry = s_vectors.GetProperty("cases")[index];
        Assert.NotEmpty(name);
        Check<double>(entry, 1e-9);
        // Single precision: some units in the last place of the largest terms.
        Check<float>(entry, 2e-6);
    }

    private static void Check<T>(JsonElement entry, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Loss<T> loss = Make<T>(entry.GetProperty("loss").GetString()!, entry.GetProperty("options"));
        int samples = entry.GetProperty("samples").GetInt32();
        T[] predictions = entry.Numbers("predictions").As<T>();
        T[] targets = entry.Numbers("targets").As<T>();
        T[] gradients = new T[predictions.Length];
        T scale = T.One / T.CreateChecked(samples);
        double sum = loss.Evaluate(predictions, targets, predictions.Length / samples, gradients, scale, entry.GetProperty("fused").GetBoolean());
        double value = entry.GetProperty("value").GetDouble();
        Assert.Equal(value, sum / samples, tolerance * Math.Max(1, Math.Abs(value)));
        double[] expected = entry.Numbers("gradient");
        Assert.Equal(expected.Length, gradients.Length);
        Assert.All(
            Enumerable.Range(0, expected.Length),
            i => Assert.Equal(expected[i], double.CreateChecked(gradients[i]), tolerance * Math.Max(1, Math.Abs(expected[i]))));
    }

    private static Loss<T> Make<T>(string name, JsonElement options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double? alpha = options.Option("alpha");
        double gamma = options.Option("gamma", 2);
        double smoothing = options.Option("label_smoothing", 0);
        bool fromLogits = options.Option("from_logits", 0) == 1;
        int classes = (int)options.Option("classes", 0);
        return name switch
        {
            "MeanSquaredError" => new MeanSquaredError<T>(),
            "MeanAbsoluteError" => new MeanAbsoluteError<T>(),
            "Huber" => new Huber<T>(options.Option("delta", 1)),
            "Poisson" => new Poisson<T>(),
            "KLDivergence" => new KLDivergence<T>(),
            "CosineSimilarity" => new CosineSimilarity<T>(),
            "Hinge" => new Hinge<T>(),
            "SquaredHinge" => new SquaredHinge<T>(),
            "LogCosh" => new LogCosh<T>(),
            "BinaryCrossentropy" => new BinaryCrossentropy<T>(smoothing, fromLogits),
            "CategoricalCrossentropy" => new CategoricalCrossentropy<T>(smoothing, classes, fromLogits),
            "SparseCategoricalCrossentropy" => new SparseCategoricalCrossentropy<T>(classes, fromLogits),
            "BinaryFocalCrossentropy" => new BinaryFocalCrossentropy<T>(alpha is not null, alpha ?? 0.25, gamma, fromLogits, smoothing),
            "CategoricalFocalCrossentropy" => new CategoricalFocalCrossentropy<T>(alpha ?? 0.25, gamma, fromLogits, smoothing, classes),
            "CTC" => new CTC<T>(classes, (int)options.Option("label_length", 0), (int)options.Option("blank", 0)),
            _ => throw new ArgumentException($"No loss '{name}'.", nameof(name)),
        };
    }
}

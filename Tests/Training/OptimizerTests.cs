using System;
using System.Linq;
using System.Numerics;
using Xunit;

namespace StaticNet.Tests.Training;

[Trait("Category", "Numeric")]
public sealed class OptimizerTests
{
    // Odd sizes and groups, so that padding lies within the arena; the last parameter is not trained.
    private static readonly ParameterInfo[] s_table =
    [
        new("a/kernel", [3, 20], 0, new PackedLayout(3, 20), true, Initializer.Zeros, 0, 3, 20),
        new("a/bias", [20], 96, new PackedLayout(1, 20), true, Initializer.Zeros, 0, 3, 20),
        new("b/kernel", [5, 6], 128, new PackedLayout(5, 6, 2), true, Initializer.Zeros, 0, 5, 6),
        new("b/moving_mean", [6], 288, new PackedLayout(1, 6), false, Initializer.Zeros, 0, 5, 6),
    ];

    /// <summary>One scalar parameter under an optimiser, straight from the published formula, in double.</summary>
    private delegate double Rule(double w, double g, double rate, int t, double[] state);

    public static TheoryData<string> All =>
    [
        "sgd", "momentum", "nesterov", "rmsprop", "rmsprop-momentum", "rmsprop-centered", "adam", "adamw", "decay", "adagrad", "adadelta",
        "adamax", "nadam", "lion",
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Updates_equal_the_published_formula(string name)
    {
        (Optimizer<double> optimizer, Rule rule, double decay) = Make<double>(name);
        ParameterStore<double> store = new(s_table, 288, 304);
        Random random = new(21);
        Fill(store, random);
        double[] expected = store.Values.ToArray();
        double[][] states = [.. expected.Select(_ => new double[3])];
        double[] gradients = new double[expected.Length];
        for (int t = 1; t <= 200; t++)
        {
            FillGradients(gradients, random);
            double rate = optimizer.CurrentLearningRate;
            optimizer.Apply(store, gradients);
            for (int i = 0; i < store.TrainableSize; i++)
            {
                double decayed = expected[i] - (expected[i] * decay * rate);
                expected[i] = rule(decayed, gradients[i], rate, t, states[i]);
            }

            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], store.Values[i], 1e-11 * Math.Max(1, Math.Abs(expected[i])));
            }
        }

        Assert.Equal(200, optimizer.Iterations);
        AssertPaddingIsZero(store.Values);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Ranges_of_any_cut_give_the_same_bits(string name)
    {
        Random random = new(22);
        ParameterStore<float> whole = new(s_table, 288, 304);
        ParameterStore<float> cut = new(s_table, 288, 304);
        Fill(whole, random);
        whole.Values.CopyTo(cut.MutableValues);
        Optimizer<float> first = Make<float>(name).Optimizer;
        Optimizer<float> second = Make<float>(name).Optimizer;
        float[] gradients = new float[304];
        for (int t = 0; t < 30; t++)
        {
            FillGradients(gradients, random);
            first.Apply(whole, gradients);
            second.Bind(cut);
            second.BeginStep(gradients, 0);
            int[] cuts = [0, .. Enumerable.Range(0, 3).Select(_ => random.Next(289)).Order(), 288];
            foreach (int part in Enumerable.Range(0, 4).OrderBy(_ => random.Next()))
            {
                second.UpdateRange(gradients, cuts[part], cuts[part + 1] - cuts[part]);
            }

            Assert.True(whole.Values.SequenceEqual(cut.Values));
        }
    }

    [Theory]
    [InlineData(null, null, 0.3)]
    [InlineData(null, 0.7, null)]
    [InlineData(0.5, null, null)]
    public void Gradients_are_clipped_as_in_Keras(double? norm, double? globalNorm, double? value)
    {
        SGD<double> optimizer = new(1.0) { ClipNorm = norm, GlobalClipNorm = globalNorm, ClipValue = value };
        ParameterStore<double> store = new(s_table, 288, 304);
        Random random = new(23);
        for (int round = 0; round < 40; round++)
        {
            double[] gradients = new double[304];
            FillGradients(gradients, random);
            double size = Math.Pow(10, (round / 10.0) - 3);
            for (int i = 0; i < gradients.Length; i++)
            {
                gradients[i] *= size;
            }

            double[] given = [.. gradients];
            double[] before = store.Values.ToArray();
            optimizer.Apply(store, gradients);
            double globalFactor = globalNorm is double limit ? Math.Min(1, limit / Norm(given.AsSpan(0, 288))) : 1;
            foreach (ParameterInfo info in s_table)
            {
                double factor = norm is double each
                    ? Math.Min(1, each / Norm(given.AsSpan(info.Offset, info.Layout.Size)))
                    : globalFactor;
                for (int i = info.Offset; i < info.Offset + info.Layout.Size; i++)
                {
                    double step = value is double most ? Math.Clamp(given[i], -most, most) : given[i] * factor;
                    Assert.Equal(info.Trainable ? before[i] - step : before[i], store.Values[i], 1e-12);
                }
            }

            Assert.Equal(given.AsSpan(288).ToArray(), gradients.AsSpan(288).ToArray());
        }
    }

    [Fact]
    public void Norms_do_not_overflow_in_single_precision()
    {
        SGD<float> optimizer = new(1.0) { GlobalClipNorm = 1 };
        ParameterStore<float> store = new(s_table, 288, 304);
        float[] gradients = new float[304];
        gradients[3] = 3e30f;
        gradients[100] = -4e30f;
        optimizer.Apply(store, gradients);
        Assert.Equal(-0.6f, store.Values[3], 1e-6f);
        Assert.Equal(0.8f, store.Values[100], 1e-6f);
    }

    [Fact]
    public void At_most_one_way_of_clipping()
    {
        SGD<float> optimizer = new() { ClipNorm = 1, ClipValue = 1 };
        ParameterStore<float> store = new(s_table, 288, 304);
        Assert.Throws<InvalidOperationException>(() => optimizer.Apply(store, new float[304]));
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.ClipNorm = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.GlobalClipNorm = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.ClipValue = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.WeightDecay = -1);
    }

    [Fact]
    public void Defaults_are_those_of_Keras()
    {
        Assert.Equal((0.01, 0.0, false), (new SGD<float>().CurrentLearningRate, new SGD<float>().Momentum, new SGD<float>().Nesterov));
        RMSprop<float> rmsprop = new();
        Assert.Equal((0.001, 0.9, 0.0, 1e-7, false), (rmsprop.CurrentLearningRate, rmsprop.Rho, rmsprop.Momentum, rmsprop.Epsilon, rmsprop.Centered));
        Adam<float> adam = new();
        Assert.Equal((0.001, 0.9, 0.999, 1e-7), (adam.CurrentLearningRate, adam.Beta1, adam.Beta2, adam.Epsilon));
        Assert.Null(adam.WeightDecay);
        Assert.Equal(0.004, new AdamW<float>().WeightDecay);
        Adagrad<float> adagrad = new();
        Assert.Equal((0.001, 0.1, 1e-7), (adagrad.CurrentLearningRate, adagrad.InitialAccumulatorValue, adagrad.Epsilon));
        Adadelta<float> adadelta = new();
        Assert.Equal((0.001, 0.95, 1e-7), (adadelta.CurrentLearningRate, adadelta.Rho, adadelta.Epsilon));
        Adamax<float> adamax = new();
        Assert.Equal((0.001, 0.9, 0.999, 1e-7), (adamax.CurrentLearningRate, adamax.Beta1, adamax.Beta2, adamax.Epsilon));
        Nadam<float> nadam = new();
        Assert.Equal((0.001, 0.9, 0.999, 1e-7), (nadam.CurrentLearningRate, nadam.Beta1, nadam.Beta2, nadam.Epsilon));
        Lion<float> lion = new();
        Assert.Equal((0.001, 0.9, 0.99), (lion.CurrentLearningRate, lion.Beta1, lion.Beta2));
        Assert.Equal((false, 0.99, null), (lion.UseEma, lion.EmaMomentum, lion.EmaOverwriteFrequency));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Another_network_starts_anew(string name)
    {
        Optimizer<double> used = Make<double>(name).Optimizer;
        ParameterStore<double> first = new(s_table, 288, 304);
        ParameterStore<double> second = new(s_table, 288, 304);
        ParameterStore<double> third = new(s_table, 288, 304);
        double[] gradients = new double[304];
        FillGradients(gradients, new Random(3));
        used.Apply(first, gradients);
        used.Apply(first, gradients);
        used.Apply(second, gradients);
        Make<double>(name).Optimizer.Apply(third, gradients);
        Assert.Equal(1, used.Iterations);
        Assert.True(second.Values.SequenceEqual(third.Values));
    }

    private static (Optimizer<T> Optimizer, Rule Rule, double Decay) Make<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => name switch
        {
            "sgd" => (new SGD<T>(0.05), (w, g, rate, t, s) => w - (rate * g), 0),
            "decay" => (new SGD<T>(new StepDecay(0.05, 50)) { WeightDecay = 0.1 }, (w, g, rate, t, s) => w - (rate * g), 0.1),
            "momentum" => (new SGD<T>(0.05, 0.9), (w, g, rate, t, s) => w + (s[0] = (0.9 * s[0]) - (rate * g)), 0),
            "nesterov" => (new SGD<T>(new CosineDecay(0.05, 150, 0.1), 0.8, nesterov: true), Nesterov, 0),
            "rmsprop" => (new RMSprop<T>(0.01), (w, g, rate, t, s) => w - RmsIncrement(g, rate, s, 0.9, 1e-7, false), 0),
            "rmsprop-momentum" => (
                new RMSprop<T>(0.01, 0.8, 0.7, 1e-5),
                (w, g, rate, t, s) => w - (s[2] = (0.7 * s[2]) + RmsIncrement(g, rate, s, 0.8, 1e-5, false)),
                0),
            "rmsprop-centered" => (
                new RMSprop<T>(0.01, 0.95, 0.5, 1e-3, centered: true),
                (w, g, rate, t, s) => w - (s[2] = (0.5 * s[2]) + RmsIncrement(g, rate, s, 0.95, 1e-3, true)),
                0),
            "adam" => (new Adam<T>(new WarmUp(20, 0.01), 0.85, 0.99, 1e-4), (w, g, rate, t, s) => Adam(w, g, rate, t, s, 0.85, 0.99, 1e-4), 0),
            "adagrad" => (
                new Adagrad<T>(0.02, 0.3, 1e-4),
                (w, g, rate, t, s) => w - (rate * g / Math.Sqrt((s[0] = (t == 1 ? 0.3 : s[0]) + (g * g)) + 1e-4)),
                0),
            "adadelta" => (new Adadelta<T>(0.5, 0.9, 1e-5) { WeightDecay = 0.03 }, Adadelta, 0.03),
            "adamax" => (new Adamax<T>(0.01, 0.85, 0.99, 1e-4), Adamax, 0),
            "nadam" => (new Nadam<T>(new WarmUp(20, 0.01), 0.85, 0.99, 1e-4), Nadam, 0),
            "lion" => (new Lion<T>(new WarmUp(20, 0.01), 0.85, 0.95), Lion, 0),
            _ => (new AdamW<T>(0.01, 0.02), (w, g, rate, t, s) => Adam(w, g, rate, t, s, 0.9, 0.999, 1e-7), 0.02),
        };

    private static double Nesterov(double w, double g, double rate, int t, double[] s)
    {
        s[0] = (0.8 * s[0]) - (rate * g);
        return w + (0.8 * s[0]) - (rate * g);
    }

    private static double RmsIncrement(double g, double rate, double[] s, double rho, double epsilon, bool centered)
    {
        s[0] = (rho * s[0]) + ((1 - rho) * g * g);
        s[1] = (rho * s[1]) + ((1 - rho) * g);
        return rate * g / Math.Sqrt(s[0] - (centered ? s[1] * s[1] : 0) + epsilon);
    }

    // As in the paper: bias-corrected moments. Keras' ε is that of the uncorrected root, so it is scaled by √(1 − β₂ᵗ) here.
    private static double Adam(double w, double g, double rate, int t, double[] s, double beta1, double beta2, double epsilon)
    {
        s[0] = (beta1 * s[0]) + ((1 - beta1) * g);
        s[1] = (beta2 * s[1]) + ((1 - beta2) * g * g);
        double mean = s[0] / (1 - Math.Pow(beta1, t));
        double square = s[1] / (1 - Math.Pow(beta2, t));
        return w - (rate * mean / (Math.Sqrt(square) + (epsilon / Math.Sqrt(1 - Math.Pow(beta2, t)))));
    }

    private static double Adadelta(double w, double g, double rate, int t, double[] s)
    {
        s[0] = (0.9 * s[0]) + (0.1 * g * g);
        double delta = Math.Sqrt(s[1] + 1e-5) / Math.Sqrt(s[0] + 1e-5) * g;
        s[1] = (0.9 * s[1]) + (0.1 * delta * delta);
        return w - (rate * delta);
    }

    private static double Adamax(double w, double g, double rate, int t, double[] s)
    {
        s[0] = (0.85 * s[0]) + (0.15 * g);
        s[1] = Math.Max(0.99 * s[1], Math.Abs(g));
        return w - (rate / (1 - Math.Pow(0.85, t)) * s[0] / (s[1] + 1e-4));
    }

    // As in the paper, its momentum schedule with Keras' 0.96 in the place of 0.96 to the power 1 / 250.
    private static double Nadam(double w, double g, double rate, int t, double[] s)
    {
        double momentum = 0.85 * (1 - (0.5 * Math.Pow(0.96, t)));
        double next = 0.85 * (1 - (0.5 * Math.Pow(0.96, t + 1)));
        s[2] = (t == 1 ? 1 : s[2]) * momentum;
        s[0] = (0.85 * s[0]) + (0.15 * g);
        s[1] = (0.99 * s[1]) + (0.01 * g * g);
        double mean = (next * s[0] / (1 - (s[2] * next))) + ((1 - momentum) * g / (1 - s[2]));
        return w - (rate * mean / (Math.Sqrt(s[1] / (1 - Math.Pow(0.99, t))) + 1e-4));
    }

    private static double Lion(double w, double g, double rate, int t, double[] s)
    {
        double step = rate * Math.Sign((0.85 * s[0]) + (0.15 * g));
        s[0] = (0.95 * s[0]) + (0.05 * g);
        return w - step;
    }

    private static void Fill<T>(ParameterStore<T> store, Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (ParameterInfo info in s_table)
        {
            T[] values = new T[info.Layout.Count];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = T.CreateChecked(random.NextDouble() - 0.5);
            }

            store[info.Name].Write(values);
        }
    }

    // Gradients of padding are 0, as those of a network are.
    private static void FillGradients<T>(T[] gradients, Random random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Array.Clear(gradients);
        foreach (ParameterInfo info in s_table)
        {
            for (int row = 0; row < info.Layout.Rows; row++)
            {
                for (int column = 0; column < info.Layout.Columns; column++)
                {
                    gradients[info.Offset + info.Layout.IndexOf(row, column)] = T.CreateChecked((random.NextDouble() - 0.4) * 2);
                }
            }
        }
    }

    private static void AssertPaddingIsZero(ReadOnlySpan<double> values)
    {
        bool[] used = new bool[values.Length];
        foreach (ParameterInfo info in s_table)
        {
            for (int i = 0; i < info.Layout.Count; i++)
            {
                used[info.Offset + info.Layout.IndexOf(i / info.Layout.Columns, i % info.Layout.Columns)] = true;
            }
        }

        for (int i = 0; i < values.Length; i++)
        {
            Assert.True(used[i] || values[i] == 0, $"padding at {i} is {values[i]}");
        }
    }

    private static double Norm(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }
}

using System;
using System.Linq;
using System.Numerics;
using System.Text.Json;
using StaticNet.Tests.Training;
using Xunit;

namespace StaticNet.Tests.Conformance;

/// <summary>The network of torch/make_optimizers.py.</summary>
[Network]
[Input(3)]
[Dense(4, Activation = Activation.Tanh, Name = "hidden")]
[Dense(2, Name = "output")]
public sealed partial class TorchNet;

/// <summary>The same in double precision.</summary>
[Network(Precision = Precision.Double)]
[Input(3)]
[Dense(4, Activation = Activation.Tanh, Name = "hidden")]
[Dense(2, Name = "output")]
public sealed partial class TorchNetDouble;

/// <summary>Ten training steps leave the weights that PyTorch's ten steps leave.</summary>
[Trait("Category", "Numeric")]
public sealed class TorchOptimizerTests
{
    private static readonly JsonElement s_vectors = TorchVectors.Read("optimizers.json");

    public static TheoryData<int, string> Runs
    {
        get
        {
            TheoryData<int, string> runs = [];
            int index = 0;
            foreach (JsonElement run in s_vectors.GetProperty("runs").EnumerateArray())
            {
                runs.Add(index++, $"{run.GetProperty("optimizer").GetString()} {run.GetProperty("options").GetRawText()}");
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Ten_steps_equal_those_of_PyTorch(int index, string name)
    {
        JsonElement run = s_vectors.GetProperty("runs")[index];
        JsonElement options = run.GetProperty("options");
        double l2 = options.Option("l2", 0);
        Func<ParameterInfo, ParameterInfo> penalize = info => info with { L2 = l2 };
        Assert.NotEmpty(name);
        // PyTorch's clipping by norm adds 1e-6 to the norm.
        double tolerance = options.Option("global_clipnorm") is null ? 1e-9 : 1e-6;
        Check<float>(l2 == 0 ? new TorchNet() : new MlpNetwork<float>(3, 4, 2, Activation.Linear, change: penalize), run, 1e-5);
        Check<double>(l2 == 0 ? new TorchNetDouble() : new MlpNetwork<double>(3, 4, 2, Activation.Linear, change: penalize), run, tolerance);
    }

    private static void Check<T>(INetwork<T> network, JsonElement run, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (JsonProperty start in s_vectors.GetProperty("start").EnumerateObject())
        {
            network.Parameters[start.Name].Write(s_vectors.GetProperty("start").Numbers(start.Name).As<T>());
        }

        Optimizer<T> optimizer = Make<T>(run.GetProperty("optimizer").GetString()!, run.GetProperty("options"));
        using Trainer<T> trainer = new(network, new MeanSquaredError<T>(), optimizer) { Threads = 1 };
        foreach (double loss in run.Numbers("losses"))
        {
            Assert.Equal(loss, trainer.Step(s_vectors.Numbers("inputs").As<T>(), s_vectors.Numbers("targets").As<T>()), tolerance);
        }

        Assert.Equal(10, optimizer.Iterations);
        foreach (string name in network.Parameters.Names)
        {
            double[] expected = run.GetProperty("parameters").Numbers(name);
            double[] found = [.. network.Parameters[name].ToArray().Select(double.CreateChecked)];
            Assert.Equal(expected.Length, found.Length);
            Assert.All(Enumerable.Range(0, expected.Length), i => Assert.Equal(expected[i], found[i], tolerance));
        }
    }

    private static Optimizer<T> Make<T>(string name, JsonElement options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LearningRateSchedule rate = Schedule(options);
        double beta1 = options.Option("beta_1", 0.9);
        double beta2 = options.Option("beta_2", 0.999);
        double epsilon = options.Option("epsilon", 1e-7);
        Optimizer<T> optimizer = name switch
        {
            "SGD" => new SGD<T>(rate, options.Option("momentum", 0), options.Option("nesterov", 0) == 1),
            "Adam" => new Adam<T>(rate, beta1, beta2, epsilon),
            "AdamW" => new AdamW<T>(rate, options.Option("weight_decay", 0), beta1, beta2, epsilon),
            "RMSprop" => new RMSprop<T>(
                rate, options.Option("rho", 0.9), options.Option("momentum", 0), epsilon, options.Option("centered", 0) == 1),
            "Adagrad" => new Adagrad<T>(rate, options.Option("initial_accumulator_value", 0.1), epsilon),
            "Adadelta" => new Adadelta<T>(rate, options.Option("rho", 0.95), epsilon),
            "Adamax" => new Adamax<T>(rate, beta1, beta2, epsilon),
            "Nadam" => new Nadam<T>(rate, beta1, beta2, epsilon),
            "Lion" => new Lion<T>(rate, beta1, beta2),
            _ => throw new ArgumentException($"No optimiser '{name}'.", nameof(name)),
        };
        optimizer.GlobalClipNorm = options.Option("global_clipnorm");
        optimizer.ClipValue = options.Option("clipvalue");
        return optimizer;
    }

    private static LearningRateSchedule Schedule(JsonElement options)
    {
        double rate = options.Option("learning_rate", 0);
        return options.Option("cosine_steps") is double steps ? new CosineDecay(rate, (long)steps, options.Option("cosine_alpha", 0))
            : options.Option("decay_every") is double every ? new StepDecay(rate, (long)every, options.Option("decay_factor", 0.1))
            : rate;
    }
}

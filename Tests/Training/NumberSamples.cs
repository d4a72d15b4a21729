using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace StaticNet.Tests.Training;

/// <summary>What to hand over for other parameters, so that nothing else is refused.</summary>
public static class NumberSamples
{
    private static readonly Loss<float> s_loss = new MeanSquaredError<float>();

    /// <summary>An argument.</summary>
    public static object? For(System.Reflection.ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        return type == typeof(LearningRateSchedule) ? new ConstantLearningRate(0.1)
            : type == typeof(double?) ? 0.5
            : parameter.HasDefaultValue ? parameter.DefaultValue
            : NumberReceiver.NumberOf(type) is Type number
                ? Convert.ChangeType(parameter.GetCustomAttribute<ValueRangeAttribute>()?.Minimum ?? 1, number)
            : type == typeof(string) ? "val_loss"
            : type == typeof(ReadOnlyMemory<float>) ? new ReadOnlyMemory<float>(new float[12])
            : type == typeof(IEnumerable<string>) ? new[] { "some words" }
            : type == typeof(IReadOnlyList<(int, Loss<float>, double)>) ? new[] { (2, s_loss, 1.0), (1, s_loss, 1) }
            : type == typeof(IReadOnlyList<ParameterInfo>) ? Array.Empty<ParameterInfo>()
            : type.IsAssignableFrom(typeof(RangeNet)) && type.IsInterface ? new RangeNet(1)
            : type == typeof(Dataset<float>) ? new Dataset<float>(new float[16], new float[12], 4, 3)
            : type == typeof(Loss<float>) ? s_loss
            : type == typeof(Optimizer<float>) ? new SGD<float>(0)
            : type == typeof(Metric<float>) ? new MeanAbsoluteErrorMetric<float>()
            : type.IsValueType ? Activator.CreateInstance(type)
            : null;
    }

    /// <summary>An instance by its first constructor; null where that takes what is not known here.</summary>
    public static object? Make(Type type)
    {
        if (type.IsAbstract || type.IsInterface)
        {
            return null;
        }

        if (type.IsValueType)
        {
            return Activator.CreateInstance(type);
        }

        ConstructorInfo? constructor = type.GetConstructors().FirstOrDefault();
        object?[] arguments = [.. constructor?.GetParameters().Select(For) ?? []];
        return constructor is not null
            && arguments.Zip(constructor.GetParameters()).All(static pair => pair.First is not null || pair.Second.HasDefaultValue)
                ? constructor.Invoke(arguments)
                : null;
    }
}

/// <summary>A network to hand over.</summary>
[Network]
[Input(2, 2)]
[SimpleRNN(3)]
public sealed partial class RangeNet;

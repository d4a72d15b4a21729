using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using StaticNet.Generator.Layers;

namespace StaticNet.Tests.Conformance.Onnx;

/// <summary>One attribute of a declaration.</summary>
/// <param name="Kind">Its name, such as <c>Conv2D</c>.</param>
/// <param name="Arguments">The constructor's arguments, as C# text.</param>
/// <param name="Options">Properties and their values, as C# text.</param>
internal sealed record LayerCall(string Kind, IReadOnlyList<string> Arguments, IReadOnlyList<(string Name, string Value)> Options)
{
    private const BindingFlags Public = BindingFlags.Instance | BindingFlags.Public;

    /// <summary>A number as C# text.</summary>
    public static string Literal(float value) => value.ToString("R", CultureInfo.InvariantCulture) + "f";

    /// <inheritdoc cref="Literal(float)"/>
    public static string Literal(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A string as C# text.</summary>
    public static string Literal(string value) => "\"" + value + "\"";

    /// <inheritdoc cref="Literal(float)"/>
    public static string Literal(bool value) => value ? "true" : "false";

    /// <summary>What of the attribute this version does not have yet; null if it has all.</summary>
    public string? Missing()
    {
        Assembly runtime = typeof(NetworkAttribute).Assembly;
        Type? type = runtime.GetType($"StaticNet.{Kind}Attribute");
        if (type is null || (LayerCatalog.Find(Kind) is null && Kind is not ("Input" or "Output")))
        {
            return Kind;
        }

        if (!type.GetConstructors().Any(TakesArguments))
        {
            return $"{Kind}({Arguments.Count} arguments)";
        }

        foreach ((string name, string value) in Options)
        {
            if (type.GetProperty(name, Public) is null)
            {
                return $"{Kind}.{name}";
            }

            if (MissingMember(value))
            {
                return value;
            }
        }

        return Arguments.FirstOrDefault(MissingMember);
    }

    /// <summary>The attribute as it is declared.</summary>
    public override string ToString()
    {
        string list = string.Join(", ", [.. Arguments, .. Options.Select(static option => $"{option.Name} = {option.Value}")]);
        return list.Length == 0 ? $"[{Kind}]" : $"[{Kind}({list})]";
    }

    private static bool MissingMember(string value)
    {
        string[] parts = value.Split('.');
        return parts.Length == 2 && typeof(NetworkAttribute).Assembly.GetType($"StaticNet.{parts[0]}") is { IsEnum: true } type
            && !Enum.GetNames(type).Contains(parts[1]);
    }

    private bool TakesArguments(ConstructorInfo constructor)
    {
        System.Reflection.ParameterInfo[] parameters = constructor.GetParameters();
        bool any = parameters.Length > 0 && parameters[^1].IsDefined(typeof(ParamArrayAttribute), inherit: false);
        int required = parameters.Count(static parameter => !parameter.IsOptional) - (any ? 1 : 0);
        return Arguments.Count >= required && (any || Arguments.Count <= parameters.Length);
    }
}

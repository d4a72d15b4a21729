using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace StaticNet.Tests.Training;

/// <summary>A parameter or a property that takes a number, of something that can be made.</summary>
/// <param name="Name">Type, member and parameter.</param>
/// <param name="Range">What it says that it takes.</param>
/// <param name="Type">The type of the number.</param>
/// <param name="Hand">Hands over a number.</param>
public sealed record NumberReceiver(string Name, ValueRangeAttribute? Range, Type Type, Action<object> Hand)
{
    private static readonly Type[] s_numbers = [typeof(int), typeof(long), typeof(float), typeof(double)];

    /// <summary>Whether it takes whole numbers.</summary>
    public bool IsWhole => Type == typeof(int) || Type == typeof(long);

    /// <summary>Those of a type, with <see cref="float"/> for a type parameter.</summary>
    public static IEnumerable<NumberReceiver> Of(Type type)
    {
        if (type.IsGenericTypeDefinition)
        {
            if (type.GetGenericArguments() is not [Type parameter] || !IsOfNumbers(parameter))
            {
                return [];
            }

            type = type.MakeGenericType(typeof(float));
        }

        bool canBeMade = NumberSamples.Make(type) is not null;
        const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;
        IEnumerable<NumberReceiver> ofConstructors = type.IsAbstract
            ? []
            : type.GetConstructors().SelectMany(constructor => OfParameters(type, constructor, constructor.Invoke));
        IEnumerable<NumberReceiver> ofMethods =
            from method in type.GetMethods(Members)
            where method.DeclaringType == type && (!method.IsSpecialName || method.Name == "op_Implicit")
            where CanBeCalled(method) && (method.IsStatic || canBeMade)
            let closed = method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(float)) : method
            from receiver in OfParameters(type, closed, arguments => closed.Invoke(closed.IsStatic ? null : NumberSamples.Make(type), arguments))
            select receiver;
        IEnumerable<NumberReceiver> ofProperties =
            from property in type.GetProperties(Members)
            where canBeMade && property.SetMethod?.IsPublic == true && property.GetIndexParameters().Length == 0
            let number = NumberOf(property.PropertyType)
            where number is not null
            select new NumberReceiver(
                $"{NameOf(type)}.{property.Name}",
                property.GetCustomAttribute<ValueRangeAttribute>(),
                number,
                value => property.SetValue(NumberSamples.Make(type), value));
        return [.. ofConstructors, .. ofMethods, .. ofProperties];
    }

    /// <summary>The type of number that a type holds; null for any other.</summary>
    public static Type? NumberOf(Type type) => s_numbers.FirstOrDefault(number => number == (Nullable.GetUnderlyingType(type) ?? type));

    /// <summary>Whether it throws because a number is out of range; what it does else is no matter here.</summary>
    public bool Refuses(double value)
    {
        try
        {
            Hand(Convert.ChangeType(value, Type));
            return false;
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException is ArgumentOutOfRangeException;
        }
    }

    private static IEnumerable<NumberReceiver> OfParameters(Type type, MethodBase method, Func<object?[], object?> call) =>
        from parameter in method.GetParameters()
        let number = NumberOf(parameter.ParameterType)
        where number is not null
        let overload = type.GetMember(method.Name).OfType<MethodBase>().TakeWhile(each => each.MetadataToken != method.MetadataToken)
            .Count(each => each.GetParameters().Any(other => other.Name == parameter.Name))
        select new NumberReceiver(
            $"{NameOf(type)}.{method.Name}({parameter.Name}){(overload > 0 ? "#" + overload : "")}",
            parameter.GetCustomAttribute<ValueRangeAttribute>(),
            number,
            value =>
            {
                object?[] arguments = [.. method.GetParameters().Select(NumberSamples.For)];
                arguments[parameter.Position] = value;
                call(arguments);
            });

    // Neither spans nor references can be handed over by a method's name.
    private static bool CanBeCalled(MethodInfo method) =>
        (!method.IsGenericMethodDefinition || method.GetGenericArguments().Length == 1)
        && method.GetParameters().Select(static parameter => parameter.ParameterType).Append(method.ReturnType)
            .All(static type => !type.IsByRefLike && !type.IsByRef && !type.IsPointer);

    private static bool IsOfNumbers(Type parameter) =>
        parameter.GetGenericParameterConstraints().Any(static type => type.Name.StartsWith("IBinaryFloatingPoint", StringComparison.Ordinal));

    private static string NameOf(Type type) => type.Name.Split('`')[0];
}

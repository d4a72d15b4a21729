using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;

namespace StaticNet.Analyzers.Usage;

/// <summary>The values that a parameter or a property takes, as its <c>[ValueRange]</c> tells.</summary>
internal sealed record AcceptedValues(double Minimum, double Maximum, bool ExcludesMinimum, bool ExcludesMaximum, bool OrZero)
{
    private bool HasMaximum => Maximum < double.MaxValue;

    /// <summary>Those of a parameter or property; null where it has no such attribute.</summary>
    public static AcceptedValues? Of(ISymbol? symbol) =>
        symbol?.GetAttributes().FirstOrDefault(static attribute =>
            attribute is { AttributeClass: { Name: "ValueRangeAttribute" } type, ConstructorArguments.Length: 2 }
            && DeclarationReader.IsOurs(type))
            is AttributeData range
        && range.ConstructorArguments[0].Value is double minimum
        && range.ConstructorArguments[1].Value is double maximum
            ? new AcceptedValues(
                minimum, maximum, Says(range, nameof(ExcludesMinimum)), Says(range, nameof(ExcludesMaximum)), Says(range, nameof(OrZero)))
            : null;

    /// <summary>Whether a value is one of them; NaN never is.</summary>
    public bool Contains(double value) =>
        (OrZero && value == 0)
        || ((ExcludesMinimum ? value > Minimum : value >= Minimum) && (ExcludesMaximum ? value < Maximum : value <= Maximum));

    /// <summary>"values from 0 to below 1".</summary>
    public string InWords(bool isFinite)
    {
        string zero = OrZero ? "0 and " : string.Empty;
        string kind = !isFinite && Maximum <= double.MaxValue ? "finite values" : "values";
        string from = (ExcludesMinimum ? "above " : "from ") + Text.Of(Minimum);
        string to = HasMaximum
            ? (ExcludesMinimum ? " and " : " to ") + (ExcludesMaximum ? "below " : ExcludesMinimum ? "up to " : string.Empty) + Text.Of(Maximum)
            : ExcludesMinimum ? string.Empty : " on";
        return $"{zero}{kind} {from}{to}";
    }

    /// <summary>
    /// What may be meant in the place of a value that is none of them: of whole numbers the nearest, of others the same without its
    /// minus sign. A share of exactly 1 or a rate of exactly 0 is not what anyone means by one beyond.
    /// </summary>
    public double? Nearest(double value, bool isWhole)
    {
        double? nearest = !isWhole ? -value
            : OrZero && value < 0 ? 0
            : OrZero ? null
            : value < Minimum && !ExcludesMinimum ? Minimum
            : value > Maximum && !ExcludesMaximum ? Maximum
            : null;
        return nearest is double known && known >= 0 && Contains(known) ? known : null;
    }

    private static bool Says(AttributeData range, string property) =>
        range.NamedArguments.Any(argument => argument.Key == property && argument.Value.Value is true);
}

using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Kernels;

/// <summary>
/// A value computed from the operands of a <see cref="LoopNest"/> at one step of its loops. Equal parts are computed once.
/// </summary>
internal abstract record Expression
{
    private Expression()
    {
    }

    /// <summary>The element that the nest's operand of this number addresses.</summary>
    internal sealed record Operand(int Index) : Expression;

    /// <summary>A number.</summary>
    internal sealed record Constant(double Value) : Expression;

    /// <summary>left ∘ right.</summary>
    internal sealed record Binary(BinaryOperator Operator, Expression Left, Expression Right) : Expression;

    /// <summary>A function without parameters.</summary>
    internal sealed record Unary(UnaryOperator Operator, Expression Value) : Expression;

    /// <summary>f(value), an activation.</summary>
    internal sealed record Function(ActivationKind Kind, EquatableArray<double> Parameters, Expression Value) : Expression;

    /// <summary>f′, from f's output or input, whichever <see cref="ActivationRules.GradientFromOutput"/> says.</summary>
    internal sealed record FunctionGradient(ActivationKind Kind, EquatableArray<double> Parameters, Expression Kept) : Expression;

    /// <summary>left ≥ right ? then : otherwise.</summary>
    internal sealed record Select(Expression Left, Expression Right, Expression Then, Expression Otherwise) : Expression;

    public static implicit operator Expression(double value) => new Constant(value);

    public static Expression operator +(Expression left, Expression right) =>
        IsNumber(left, 0) ? right : IsNumber(right, 0) ? left : new Binary(BinaryOperator.Add, left, right);

    public static Expression operator -(Expression left, Expression right) =>
        IsNumber(right, 0) ? left
        : IsNumber(left, 0) ? -right
        : new Binary(BinaryOperator.Subtract, left, right);

    public static Expression operator *(Expression left, Expression right) =>
        IsNumber(left, 1) ? right
        : IsNumber(right, 1) ? left
        : IsNumber(left, 0) || IsNumber(right, 0) ? new Constant(0)
        : IsNumber(left, -1) ? -right
        : IsNumber(right, -1) ? -left
        : new Binary(BinaryOperator.Multiply, left, right);

    public static Expression operator /(Expression left, Expression right) =>
        IsNumber(right, 1) ? left : new Binary(BinaryOperator.Divide, left, right);

    public static Expression operator -(Expression value) => value is Constant number
        ? new Constant(-number.Value)
        : new Unary(UnaryOperator.Negate, value);

    public static Expression Maximum(Expression left, Expression right) => new Binary(BinaryOperator.Maximum, left, right);

    public static Expression Minimum(Expression left, Expression right) => new Binary(BinaryOperator.Minimum, left, right);

    public static Expression Sqrt(Expression value) => new Unary(UnaryOperator.Sqrt, value);

    public static Expression Exp(Expression value) => new Unary(UnaryOperator.Exp, value);

    public static Expression Log(Expression value) => new Unary(UnaryOperator.Log, value);

    public static Expression Abs(Expression value) => new Unary(UnaryOperator.Abs, value);

    /// <summary>value^exponent for positive values.</summary>
    public static Expression Power(Expression value, double exponent) => exponent switch
    {
        0.5 => Sqrt(value),
        1 => value,
        -1 => 1 / value,
        -0.5 => 1 / Sqrt(value),
        _ => Exp(exponent * Log(value)),
    };

    /// <summary>What it is made of.</summary>
    public IEnumerable<Expression> Parts => this switch
    {
        Binary binary => [binary.Left, binary.Right],
        Unary unary => [unary.Value],
        Function function => [function.Value],
        FunctionGradient gradient => [gradient.Kept],
        Select select => [select.Left, select.Right, select.Then, select.Otherwise],
        _ => [],
    };

    /// <summary>Whether an operand takes part.</summary>
    public bool Uses(int operand) => this is Operand own ? own.Index == operand : Parts.Any(part => part.Uses(operand));

    /// <summary>The same expression over operands numbered anew.</summary>
    public Expression Renumber(Func<int, int> number) => this switch
    {
        Operand own => new Operand(number(own.Index)),
        Binary binary => binary with { Left = binary.Left.Renumber(number), Right = binary.Right.Renumber(number) },
        Unary unary => unary with { Value = unary.Value.Renumber(number) },
        Function function => function with { Value = function.Value.Renumber(number) },
        FunctionGradient gradient => gradient with { Kept = gradient.Kept.Renumber(number) },
        Select select => new Select(
            select.Left.Renumber(number), select.Right.Renumber(number), select.Then.Renumber(number), select.Otherwise.Renumber(number)),
        _ => this,
    };

    /// <summary>
    /// The derivative with respect to an operand. Where a maximum or minimum is reached by both sides the left one has it.
    /// </summary>
    public Expression Derivative(int operand)
    {
        if (!Uses(operand))
        {
            return 0;
        }

        switch (this)
        {
            case Operand:
                return 1;
            case Binary { Operator: BinaryOperator.Add } sum:
                return sum.Left.Derivative(operand) + sum.Right.Derivative(operand);
            case Binary { Operator: BinaryOperator.Subtract } difference:
                return difference.Left.Derivative(operand) - difference.Right.Derivative(operand);
            case Binary { Operator: BinaryOperator.Multiply } product:
                return (product.Left.Derivative(operand) * product.Right) + (product.Left * product.Right.Derivative(operand));
            case Binary { Operator: BinaryOperator.Divide } quotient:
                Expression numerator = quotient.Left.Derivative(operand);
                Expression denominator = quotient.Right.Derivative(operand);
                return IsNumber(denominator, 0)
                    ? numerator / quotient.Right
                    : (numerator - (this * denominator)) / quotient.Right;
            case Binary { Operator: BinaryOperator.Maximum } maximum:
                return new Select(
                    maximum.Left, maximum.Right, maximum.Left.Derivative(operand), maximum.Right.Derivative(operand));
            case Binary { Operator: BinaryOperator.Minimum } minimum:
                return new Select(
                    minimum.Right, minimum.Left, minimum.Left.Derivative(operand), minimum.Right.Derivative(operand));
            case Unary unary:
                return OfUnary(unary, unary.Value.Derivative(operand));
            case Function function:
                Expression kept = ActivationRules.GradientFromOutput(function.Kind) ? function : function.Value;
                return new FunctionGradient(function.Kind, function.Parameters, kept) * function.Value.Derivative(operand);
            case Select select:
                return new Select(
                    select.Left, select.Right, select.Then.Derivative(operand), select.Otherwise.Derivative(operand));
            default:
                throw new InvalidOperationException($"{this} has no derivative.");
        }
    }

    private static Expression OfUnary(Unary unary, Expression inner) => unary.Operator switch
    {
        UnaryOperator.Negate => -inner,
        UnaryOperator.Sqrt => inner * 0.5 / unary,
        UnaryOperator.Exp => unary * inner,
        UnaryOperator.Log => inner / unary.Value,
        UnaryOperator.Abs => new Select(unary.Value, 0, inner, -inner),
        _ => throw new InvalidOperationException($"{unary.Operator} has no derivative."),
    };

    private static bool IsNumber(Expression expression, double value) => expression is Constant constant && constant.Value == value;
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Maximum,
    Minimum,
}

internal enum UnaryOperator
{
    Negate,
    Sqrt,
    Exp,
    Log,
    Abs,
}

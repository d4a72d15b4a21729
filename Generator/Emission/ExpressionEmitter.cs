using System;
using System.Collections.Generic;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Emission;

/// <summary>Writes expressions as statements over vectors; equal parts once.</summary>
/// <param name="writer">Where to.</param>
/// <param name="context">The vector path.</param>
/// <param name="operand">The vector of an operand.</param>
internal sealed class ExpressionEmitter(SourceWriter writer, KernelContext context, Func<int, string> operand)
{
    private readonly Dictionary<Expression, string> _known = [];

    /// <summary>Writes what it takes and gives the name of the value, or its text where that is short.</summary>
    public string Write(Expression expression)
    {
        switch (expression)
        {
            case Expression.Operand own:
                return operand(own.Index);
            case Expression.Constant constant:
                return $"{context.V}.Create({Literal.Of(constant.Value, context.Element)})";
        }

        if (!_known.TryGetValue(expression, out string? name))
        {
            string text = Text(expression);
            name = "e" + Literal.Of(_known.Count);
            _known[expression] = name;
            writer.Line($"{context.Vector} {name} = {text};");
        }

        return name;
    }

    private string Text(Expression expression)
    {
        string v = context.V;
        string e = context.Element;
        switch (expression)
        {
            case Expression.Binary { Operator: BinaryOperator.Add, Left: Expression.Binary { Operator: BinaryOperator.Multiply } product } sum:
                return $"{v}.MultiplyAddEstimate({Write(product.Left)}, {Write(product.Right)}, {Write(sum.Right)})";
            case Expression.Binary { Operator: BinaryOperator.Add, Right: Expression.Binary { Operator: BinaryOperator.Multiply } product } sum:
                return $"{v}.MultiplyAddEstimate({Write(product.Left)}, {Write(product.Right)}, {Write(sum.Left)})";
            case Expression.Binary binary:
                (string left, string right) = (Write(binary.Left), Write(binary.Right));
                return binary.Operator switch
                {
                    BinaryOperator.Add => $"{left} + {right}",
                    BinaryOperator.Subtract => $"{left} - {right}",
                    BinaryOperator.Multiply => $"{left} * {right}",
                    BinaryOperator.Divide => $"{left} / {right}",
                    BinaryOperator.Maximum => $"{v}.Max({left}, {right})",
                    BinaryOperator.Minimum => $"{v}.Min({left}, {right})",
                    _ => throw new InvalidOperationException($"Unknown operator {binary.Operator}."),
                };
            case Expression.Unary unary:
                string value = Write(unary.Value);
                return unary.Operator switch
                {
                    UnaryOperator.Negate => $"-{value}",
                    UnaryOperator.Sqrt => context.Path.SquareRoot(value),
                    UnaryOperator.Exp => $"VectorMath.Exp({value})",
                    UnaryOperator.Log => $"{v}.Log({value})",
                    UnaryOperator.Abs => $"{v}.Abs({value})",
                    _ => throw new InvalidOperationException($"Unknown operator {unary.Operator}."),
                };
            case Expression.Function function:
                return $"Activations.{function.Kind}({ChainEmitter.Arguments(context, Write(function.Value), function.Parameters)})";
            case Expression.FunctionGradient gradient:
                return $"Activations.{gradient.Kind}Gradient({ChainEmitter.Arguments(context, Write(gradient.Kept), ActivationRules.GradientParameters(gradient.Kind, gradient.Parameters))})";
            case Expression.Select select:
                return $"{v}.ConditionalSelect<{e}>({v}.GreaterThanOrEqual<{e}>({Write(select.Left)}, {Write(select.Right)}), {Write(select.Then)}, {Write(select.Otherwise)})";
            default:
                throw new InvalidOperationException($"Unknown expression {expression}.");
        }
    }
}

using System;
using System.Collections.Generic;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Emission;

/// <summary>Writes expressions as statements over vectors; equal parts once.</summary>
internal sealed class ExpressionEmitter
{
    private readonly SourceWriter _writer;
    private readonly KernelContext _context;
    private readonly Func<int, string> _operand;
    private readonly Dictionary<Expression, string> _known = [];
    private readonly Dictionary<Expression, int> _uses = [];

    /// <param name="writer">Where to.</param>
    /// <param name="context">The vector path.</param>
    /// <param name="operand">The vector of an operand.</param>
    /// <param name="all">Every expression that will be written.</param>
    public ExpressionEmitter(SourceWriter writer, KernelContext context, Func<int, string> operand, IEnumerable<Expression> all)
    {
        _writer = writer;
        _context = context;
        _operand = operand;
        foreach (Expression expression in all)
        {
            Count(expression);
        }
    }

    /// <summary>Writes what it takes and gives the name of the value, or its text where that is short.</summary>
    public string Write(Expression expression)
    {
        switch (expression)
        {
            case Expression.Operand own:
                return _operand(own.Index);
            case Expression.Constant constant:
                return $"{_context.V}.Create({Literal.Of(constant.Value, _context.Element)})";
        }

        if (!_known.TryGetValue(expression, out string? name))
        {
            string text = Text(expression);
            name = "e" + Literal.Of(_known.Count);
            _known[expression] = name;
            _writer.Line($"{_context.Vector} {name} = {text};");
        }

        return name;
    }

    private string Text(Expression expression)
    {
        string v = _context.V;
        string e = _context.Element;
        switch (expression)
        {
            case Expression.Binary { Operator: BinaryOperator.Add, Left: Expression.Binary { Operator: BinaryOperator.Multiply } product } sum:
                return $"{v}.MultiplyAddEstimate({Write(product.Left)}, {Write(product.Right)}, {Write(sum.Right)})";
            case Expression.Binary { Operator: BinaryOperator.Add, Right: Expression.Binary { Operator: BinaryOperator.Multiply } product } sum:
                return $"{v}.MultiplyAddEstimate({Write(product.Left)}, {Write(product.Right)}, {Write(sum.Left)})";
            case Expression.Binary { Operator: BinaryOperator.Multiply } product when SigmoidTanh(product) is var (sigmoid, tanh):
                return $"Activations.SigmoidTanh({Write(sigmoid.Value)}, {Write(tanh.Value)})";
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
                    UnaryOperator.Sqrt => _context.Path.SquareRoot(value),
                    UnaryOperator.Exp => $"VectorMath.Exp({value})",
                    UnaryOperator.Log => $"{v}.Log({value})",
                    UnaryOperator.Abs => $"{v}.Abs({value})",
                    _ => throw new InvalidOperationException($"Unknown operator {unary.Operator}."),
                };
            case Expression.Function function:
                return $"Activations.{function.Kind}({ChainEmitter.Arguments(_context, Write(function.Value), function.Parameters)})";
            case Expression.FunctionGradient gradient:
                return $"Activations.{gradient.Kind}Gradient({ChainEmitter.Arguments(_context, Write(gradient.Kept), ActivationRules.GradientParameters(gradient.Kind, gradient.Parameters))})";
            case Expression.Select select:
                return $"{v}.ConditionalSelect<{e}>({v}.GreaterThanOrEqual<{e}>({Write(select.Left)}, {Write(select.Right)}), {Write(select.Then)}, {Write(select.Otherwise)})";
            default:
                throw new InvalidOperationException($"Unknown expression {expression}.");
        }
    }

    /// <summary>The factors σ(x) and tanh z of a product that alone needs them: together they take one quotient.</summary>
    private (Expression.Function Sigmoid, Expression.Function Tanh)? SigmoidTanh(Expression.Binary product)
    {
        if (product is not { Left: Expression.Function left, Right: Expression.Function right } || _uses[left] > 1 || _uses[right] > 1)
        {
            return null;
        }

        return (left.Kind, right.Kind) switch
        {
            (ActivationKind.Sigmoid, ActivationKind.Tanh) => (left, right),
            (ActivationKind.Tanh, ActivationKind.Sigmoid) => (right, left),
            _ => null,
        };
    }

    private void Count(Expression expression)
    {
        _uses.TryGetValue(expression, out int uses);
        _uses[expression] = uses + 1;
        if (uses > 0)
        {
            return;
        }

        foreach (Expression part in expression.Parts)
        {
            Count(part);
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// Normalisation by statistics of each sample: (x − mean) / √(variance + ε), or x / √(mean of squares + ε), times a factor and
/// plus an offset.
/// </summary>
/// <param name="Loops">Loops through all elements.</param>
/// <param name="Element">The input's index at a step of the loops.</param>
/// <param name="Groups">The loops that number the groups which are normalised apart; none for one group.</param>
/// <param name="Affine">The index of factor and offset; their number of axes is the parameters' rank.</param>
/// <param name="Epsilon">Added under the root.</param>
/// <param name="Centered">Whether the mean is subtracted.</param>
internal sealed record Moments(
    EquatableArray<Loop> Loops,
    EquatableArray<IndexExpression> Element,
    EquatableArray<int> Groups,
    EquatableArray<IndexExpression> Affine,
    double Epsilon,
    bool Centered)
{
    /// <summary>Adds the kernels of a layer, whose parameters are named as given and may be absent.</summary>
    public void Lower(Node node, Lowering lowering, string factor, string offset)
    {
        Tensor input = lowering.Input(node);
        EquatableArray<int> shape = Groups.Count == 0 ? [1] : Groups.Select(loop => Loops[loop].Extent).ToEquatableArray();
        double count = (double)input.Count / shape.Aggregate(1, static (product, size) => product * size);
        Access whole = new(input.Id, Element);
        Access OfGroup(Tensor tensor) => new(
            tensor.Id, Groups.Count == 0 ? [IndexExpression.Zero] : Groups.Select(IndexExpression.OfLoop).ToEquatableArray());

        List<Access> operands = [whole];
        Expression x = new Expression.Operand(0);
        Expression value = x;
        if (Centered)
        {
            Tensor mean = lowering.NewActivation(node.Name + "/mean", shape);
            lowering.AddDifferentiable(new LoopNest(
                node.Name, "mean", Loops, [whole], [new NestResult(OfGroup(mean), x * (1 / count))]));
            operands.Add(OfGroup(mean));
            value = x - new Expression.Operand(1);
        }

        Tensor variance = lowering.NewActivation(node.Name + "/variance", shape);
        Tensor deviation = lowering.NewActivation(node.Name + "/rstd", shape);
        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            Centered ? "variance" : "mean square",
            Loops,
            operands.ToEquatableArray(),
            [new NestResult(OfGroup(variance), value * value * (1 / count))]));
        lowering.AddDifferentiable(LoopNest.Elementwise(
            node.Name, "reciprocal deviation", deviation, [variance], Expression.Power(x + Epsilon, -0.5)));
        Expression Operand(Access access)
        {
            operands.Add(access);
            return new Expression.Operand(operands.Count - 1);
        }

        value *= Operand(OfGroup(deviation));
        if (lowering.Parameter(node, factor) is Tensor gamma)
        {
            value *= Operand(new Access(gamma.Id, Affine));
        }

        if (lowering.Parameter(node, offset) is Tensor beta)
        {
            value += Operand(new Access(beta.Id, Affine));
        }

        Tensor output = lowering.NewOutput(node);
        lowering.AddDifferentiable(new LoopNest(
            node.Name, "normalisation", Loops, operands.ToEquatableArray(), [new NestResult(new Access(output.Id, Element), value)]));
    }

    /// <summary>Factor and offset of a shape, those that are wanted, as parameters.</summary>
    public static EquatableArray<Parameter> Parameters(Shape shape, string? factor, string? offset)
    {
        List<Parameter> parameters = [];
        void Add(string? name, InitializerKind initializer)
        {
            if (name is not null)
            {
                parameters.Add(new Parameter(name, shape, 1, true, initializer, 0, shape.ElementCount, shape.ElementCount) { Flat = true });
            }
        }

        Add(factor, InitializerKind.Ones);
        Add(offset, InitializerKind.Zeros);
        return parameters.ToEquatableArray();
    }
}

using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>What leaves a recurrent layer: all states or the last, of one direction or of both.</summary>
internal static class RecurrentOutput
{
    /// <summary>Adds the kernels that make a layer's output from the states of its directions ([steps + 1, units] each, or one row that is carried on).</summary>
    public static void Write(Node node, Lowering lowering, RecurrentArguments arguments, EquatableArray<Tensor> states)
    {
        Tensor output = lowering.NewOutput(node);
        int units = arguments.Units;
        int steps = lowering.Input(node).Dimensions[0];
        int first = states[0].Dimensions[0] - steps;
        int unit = arguments.ReturnSequences ? 1 : 0;
        EquatableArray<Loop> loops = arguments.ReturnSequences ? [new Loop("t", steps), new Loop("u", units)] : [new Loop("u", units)];

        // The direction that goes backwards ends at row 0, the other at the last. The layer that goes backwards hands on its
        // states in the order in which it made them; those of the other direction are put beside them, step by step.
        IndexExpression Row(bool reverse) => arguments.ReturnSequences
            ? arguments.GoBackwards
                ? IndexExpression.Sum(reverse ? steps - 1 : steps, new Term(0, -1))
                : IndexExpression.Sum(reverse ? 0 : first, new Term(0, 1))
            : IndexExpression.Sum(reverse ? 0 : first + steps - 1);
        Access State(int direction) => Access.Of(
            states[direction],
            Row(arguments.GoBackwards != (direction == 1)),
            IndexExpression.OfLoop(unit));
        Access Result(int offset)
        {
            IndexExpression channel = IndexExpression.Sum(offset, new Term(unit, 1));
            return arguments.ReturnSequences ? Access.Of(output, IndexExpression.OfLoop(0), channel) : Access.Of(output, channel);
        }

        Expression one = new Expression.Operand(0);
        Expression other = new Expression.Operand(1);
        if (arguments.Bidirectional is MergeKind.None or MergeKind.Concat)
        {
            for (int direction = 0; direction < states.Count; direction++)
            {
                lowering.AddDifferentiable(new LoopNest(
                    node.Name, "states handed on", loops, [State(direction)], [new NestResult(Result(direction * units), one)]));
            }

            return;
        }

        lowering.AddDifferentiable(new LoopNest(
            node.Name,
            "states of both directions",
            loops,
            [State(0), State(1)],
            [
                new NestResult(Result(0), arguments.Bidirectional switch
                {
                    MergeKind.Mul => one * other,
                    MergeKind.Ave => (one + other) * 0.5,
                    _ => one + other,
                }),
            ]));
    }
}

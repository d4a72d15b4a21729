using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>A layer that makes its values random in training and leaves them as they are otherwise.</summary>
internal abstract class NoiseLayer : Layer
{
    /// <summary>Checked to be a rate if not told otherwise.</summary>
    public override string NoiseArgument => "Rate";

    public override bool IsLinear(LayerDeclaration layer) => true;

    /// <summary>The routine that draws.</summary>
    protected virtual Routine Routine => Routine.DropoutMask;

    public override bool Streams(Node node) => true;

    public override LayerShape? Infer(InferenceContext context) =>
        context.Has(NoiseArgument) & CheckAmount(context) && context.Input is Shape input && CheckShape(context, input)
            ? new LayerShape(input)
            : null;

    public override void Lower(Node node, Lowering lowering)
    {
        Tensor input = lowering.Input(node);
        Tensor output = lowering.NewOutput(node);
        if (!lowering.Training)
        {
            lowering.Add(new Reshape(node.Name, "nothing at inference", output.Id, input.Id));
            return;
        }

        double amount = node.Declaration.Double(NoiseArgument);
        int last = input.Dimensions.Count - 1;
        Tensor drawn = lowering.NewActivation(node.Name + "/drawn", PerChannel ? [input.Channels] : input.Dimensions);
        Access access = PerChannel ? Access.Of(drawn, IndexExpression.OfLoop(last)) : Access.Whole(drawn);
        lowering.Add(new Call(node.Name, "random numbers", Routine, [], [drawn.Id], Deviation(amount), node.Index) { Phase = Phase.Training });
        LoopNest noise = new(
            node.Name,
            "noise",
            LoopNest.LoopsOf(input.Dimensions),
            [Access.Whole(input), access],
            [new NestResult(Access.Whole(output), Apply(new Expression.Operand(0), new Expression.Operand(1), amount))]);
        lowering.AddDifferentiable(noise with { Phase = Phase.Training }, drawn.Id);
        lowering.Add(new Map(node.Name, "nothing in evaluation", output.Id, input.Id, []) { Phase = Phase.Evaluation });
    }

    /// <summary>Whether a number is drawn for each channel instead of each element.</summary>
    protected virtual bool PerChannel => false;

    /// <summary>What the routine takes.</summary>
    protected virtual double Deviation(double amount) => amount;

    /// <summary>The value from the input and what was drawn.</summary>
    protected virtual Expression Apply(Expression x, Expression drawn, double amount) => x * drawn;

    protected virtual bool CheckAmount(InferenceContext context) =>
        context.InRange(NoiseArgument, static rate => rate is >= 0 and < 1, "at least 0 and less than 1");

    protected virtual bool CheckShape(InferenceContext context, Shape input) => true;
}

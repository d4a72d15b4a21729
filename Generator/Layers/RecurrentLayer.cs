using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// What the recurrent layers share: arguments, shapes, parameters, one or both directions. A layer adds its cell, which is
/// what happens from one step to the next.
/// </summary>
internal abstract class RecurrentLayer : Layer
{
    /// <summary>How many vectors of the units' size a step computes.</summary>
    protected abstract int Gates { get; }

    /// <summary>Whether one of the gates forgets, so that its bias may start at 1.</summary>
    protected virtual bool HasForgetGate => false;

    public override bool MakesFractions(LayerDeclaration layer) => true;

    public override bool Streams(Node node)
    {
        RecurrentArguments arguments = RecurrentArguments.Read(node.Declaration);
        return !arguments.GoBackwards && !arguments.IsBidirectional && node.Inputs.Count == 1;
    }

    public override string? StreamsWith(LayerDeclaration layer)
    {
        RecurrentArguments arguments = RecurrentArguments.Read(layer);
        return arguments.IsBidirectional ? "Bidirectional = BidirectionalMerge.None" : arguments.GoBackwards ? "GoBackwards = false" : null;
    }

    public override bool Remembers(Node node) => true;

    public override EquatableArray<LayerReference> References(LayerDeclaration layer)
    {
        RecurrentArguments arguments = RecurrentArguments.Read(layer);
        List<LayerReference> references = [];
        if (arguments.InitialState is string state)
        {
            references.Add(new LayerReference("InitialState", state));
        }

        if (arguments.InitialCellState is string cell)
        {
            references.Add(new LayerReference("InitialCellState", cell));
        }

        return references.ToEquatableArray();
    }

    public override string? WhyNotTimeDistributed => "goes along the steps by itself";

    public override LayerShape? Infer(InferenceContext context)
    {
        static bool IsRate(double rate) => rate is >= 0 and < 1;
        const string Range = "at least 0 and less than 1";
        bool valid = context.HasAtLeast("Units", 1)
            & KernelArguments.Check(context, HasForgetGate)
            & InitializerRules.CheckKernel(context, "Recurrent")
            & ParameterRules.Check(context, "Recurrent")
            & context.IsDefined<ActivationKind>("RecurrentActivation")
            & IsPointwise(context, "Activation")
            & IsPointwise(context, "RecurrentActivation")
            & context.IsDefined<MergeKind>("Bidirectional")
            & context.InRange("Dropout", IsRate, Range)
            & context.InRange("RecurrentDropout", IsRate, Range);
        if (context.Input is not Shape input || !valid)
        {
            return null;
        }

        if (input.Rank != 2)
        {
            context.Error(
                ShapeRule.NotASequence, null, Kind, input.ToString(), RankAdvice.For(context, 2, input));
            return null;
        }

        RecurrentArguments arguments = RecurrentArguments.Read(context.Declaration);
        if (!CheckStates(context, arguments))
        {
            return null;
        }

        (int steps, int features) = (input[0], input[1]);
        int width = arguments.Bidirectional == MergeKind.Concat ? 2 * arguments.Units : arguments.Units;
        Shape? output = arguments.ReturnSequences ? context.Tensor("output", "Units", steps, width) : context.Tensor("output", "Units", width);
        if (output is null
            || context.Tensor("projected sequence", "Units", steps, (long)Gates * arguments.Units) is null
            || context.Tensor("kernel", "Units", features, (long)Gates * arguments.Units) is null
            || context.Tensor("recurrent kernel", "Units", arguments.Units, (long)Gates * arguments.Units) is null)
        {
            return null;
        }

        string[] prefixes = arguments.IsBidirectional ? ["forward_", "backward_"] : [""];
        return new LayerShape(
            output,
            prefixes.SelectMany(prefix => Parameters(prefix, arguments, features)).ToEquatableArray(),
            (long)prefixes.Length * steps * Gates * arguments.Units * (features + arguments.Units));
    }

    public override void Lower(Node node, Lowering lowering)
    {
        RecurrentArguments arguments = RecurrentArguments.Read(node.Declaration);
        if (!arguments.IsBidirectional)
        {
            Tensor hidden = Run("", arguments.GoBackwards);
            RecurrentOutput.Write(node, lowering, arguments, [hidden]);
            return;
        }

        Tensor forward = Run("forward_", arguments.GoBackwards);
        Tensor backward = Run("backward_", !arguments.GoBackwards);
        RecurrentOutput.Write(node, lowering, arguments, [forward, backward]);

        Tensor Run(string prefix, bool reverse)
        {
            RecurrentPass pass = new(node, lowering, arguments, prefix, reverse);
            LowerCell(pass);
            return pass.Hidden;
        }
    }

    /// <summary>The parameters of one direction.</summary>
    protected virtual IEnumerable<Parameter> Parameters(string prefix, RecurrentArguments arguments, int features)
    {
        int columns = Gates * arguments.Units;
        KernelArguments kernel = arguments.Kernel;
        yield return new Parameter(
            prefix + "kernel", new Shape(features, columns), 1, true, kernel.KernelInitializer, kernel.KernelInitializerValue, features, columns)
            .With(kernel.KernelRule);
        yield return new Parameter(
            prefix + "recurrent_kernel", new Shape(arguments.Units, columns), RecurrentGroups(arguments), true,
            arguments.RecurrentInitializer, arguments.RecurrentInitializerValue, arguments.Units, columns).With(arguments.RecurrentRule);
        if (kernel.UseBias)
        {
            yield return Bias(prefix, arguments);
        }
    }

    /// <summary>The bias of one direction.</summary>
    protected virtual Parameter Bias(string prefix, RecurrentArguments arguments)
    {
        int columns = Gates * arguments.Units;
        KernelArguments kernel = arguments.Kernel;
        return new Parameter(
            prefix + "bias", new Shape(columns), 1, true, kernel.BiasInitializer, kernel.BiasInitializerValue, columns, columns)
            .With(kernel.BiasRule);
    }

    /// <summary>Into how many groups of columns the recurrent kernel is packed.</summary>
    protected virtual int RecurrentGroups(RecurrentArguments arguments) => 1;

    /// <summary>Adds the kernels of one direction, forward and backward.</summary>
    protected abstract void LowerCell(RecurrentPass pass);

    // A gate is computed element by element.
    private static bool IsPointwise(InferenceContext context, string name)
    {
        ActivationKind kind = (ActivationKind)context.Declaration.Int(name);
        return ActivationRules.IsPointwise(kind) || context.OutOfRange(name, kind.ToString(), "a function of one number");
    }

    private static bool CheckStates(InferenceContext context, RecurrentArguments arguments)
    {
        bool valid = true;
        int width = arguments.IsBidirectional ? 2 * arguments.Units : arguments.Units;
        for (int i = 1; i < context.Inputs.Count; i++)
        {
            if (context.Inputs[i] is Shape state && (state.Rank != 1 || state[0] != width))
            {
                string argument = i == 1 && arguments.InitialState is not null ? "InitialState" : "InitialCellState";
                context.Error(ShapeRule.StateShape, argument, context.InputNames[i], state.ToString(), Text.Of(width));
                valid = false;
            }
        }

        return valid && context.Inputs.All(static shape => shape is not null);
    }
}

using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>A layer that a struct of the user's computes.</summary>
internal sealed class CustomLayer : Layer
{
    private const string OutputShape = "OutputShape";

    public override string Kind => LayerKinds.Custom;

    public override LayerShape? Infer(InferenceContext context)
    {
        if (context.Declaration.Custom is not CustomDeclaration custom || !IsUsable(context, custom))
        {
            return null;
        }

        CustomSizes sizes = new(context, custom.Name);
        if (OutputOf(context, custom, sizes) is not Shape output)
        {
            return null;
        }

        sizes.Output = output;
        List<Parameter> parameters = [];
        foreach (CustomParameter parameter in custom.Parameters)
        {
            string? problem = !LayerNames.IsValid(parameter.Name) ? "its name cannot be saved: letters, without '/' and spaces around"
                : parameters.Any(other => other.Name == parameter.Name) ? "another one has its name"
                : !System.Enum.IsDefined(typeof(InitializerKind), parameter.Initializer) ? "its initializer is none of the named values"
                : null;
            if (problem is not null)
            {
                context.Error(ShapeRule.CustomParameter, null, parameter.Name, custom.Name, problem);
                return null;
            }

            EquatableArray<int> declared = parameter.Shape.Count == 0 ? [1] : parameter.Shape;
            if (sizes.Resolve($"parameter '{parameter.Name}'", null, declared) is not Shape shape)
            {
                return null;
            }

            (int fanIn, int fanOut) = Fans.Of(shape);
            parameters.Add(new Parameter(
                parameter.Name, shape, 1, true, (InitializerKind)parameter.Initializer, parameter.InitializerValue, fanIn, fanOut) { Flat = true });
        }

        return new LayerShape(output, parameters.ToEquatableArray(), 0);
    }

    public override void Lower(Node node, Lowering lowering)
    {
        string type = node.Declaration.Custom!.Type;
        Tensor input = lowering.Input(node);
        Tensor output = lowering.NewOutput(node);
        Tensor[] parameters = [.. node.Parameters.Select(parameter => lowering.Parameter(node, parameter.Name)!)];
        EquatableArray<int> read = parameters.Select(static parameter => parameter.Id).ToEquatableArray();
        lowering.Add(new Custom(node.Name, "custom layer", type, [input.Id], output.Id, read, []));
        lowering.OnBackward(() =>
        {
            int incoming = lowering.Gradient(output).Id;
            EquatableArray<int> gradients = parameters.Select(parameter => lowering.ParameterGradient(parameter).Id).ToEquatableArray();
            lowering.ContributeWhole(input, node.Name, gradient => new Custom(
                node.Name, "custom layer gradient", type, [input.Id, output.Id, incoming], gradient.Id, read, gradients));
        });
    }

    private static bool IsUsable(InferenceContext context, CustomDeclaration custom)
    {
        // A block is checked without a network: then either precision will do.
        bool implemented = context.Input is null ? custom.Single || custom.Double
            : context.Precision == Precision.Double ? custom.Double : custom.Single;
        if (!implemented)
        {
            context.Error(ShapeRule.CustomNotImplemented, null, custom.Name, context.Precision == Precision.Double ? "double" : "float");
            return false;
        }

        if (custom.Hidden is string why)
        {
            context.Error(ShapeRule.CustomHidden, null, custom.Name, why);
            return false;
        }

        return true;
    }

    private static Shape? OutputOf(InferenceContext context, CustomDeclaration custom, CustomSizes sizes)
    {
        EquatableArray<int> given = context.Declaration.Ints(OutputShape);
        bool here = given.Count > 0;
        EquatableArray<int> declared = here ? given : custom.OutputShape;
        string? argument = here ? OutputShape : null;
        if (declared.Count == 0)
        {
            return context.Input;
        }

        if (declared.Count > 4)
        {
            context.Error(ShapeRule.ArgumentOutOfRange, argument, OutputShape, "of " + Text.Of(declared.Count) + " sizes", "of 1 to 4");
            return null;
        }

        return sizes.Resolve("output", argument, declared);
    }
}

using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;

namespace StaticNet.Analyzers.Advice;

/// <summary>Limits and penalties of parameters that have none, or are not there.</summary>
internal static class ParameterArguments
{
    public static IEnumerable<UnreadArgument> Find(LayerDeclaration layer)
    {
        foreach (string stem in ParameterRules.Stems)
        {
            if (layer.Has(stem + "MaxNorm") && (ConstraintKind)layer.Int(stem + "Constraint") != ConstraintKind.MaxNorm)
            {
                yield return new(stem + "MaxNorm", $" without {stem}Constraint = Constraint.MaxNorm");
            }
        }

        foreach ((string stem, string option, string what) in ((string, string, string)[])
            [("Bias", "UseBias", "a bias"), ("Gamma", "Scale", "γ"), ("Beta", "Center", "β")])
        {
            if (layer.Bool(option, true))
            {
                continue;
            }

            foreach (string argument in ((string[])["L1", "L2", "Constraint"]).Select(end => stem + end).Where(layer.Has))
            {
                yield return new(argument, " without " + what);
            }
        }
    }
}

using System.Collections.Generic;
using System.Linq;
using System.Text;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Shapes;

/// <summary>The names of a declaration's layers: those given, and Keras' automatic ones for the others.</summary>
internal static class LayerNames
{
    /// <summary>
    /// One name per attribute, null for what is no layer. The names given are taken first, so that an automatic one never meets them;
    /// of two equal ones the first counts.
    /// </summary>
    public static string?[] Assign(EquatableArray<LayerDeclaration> layers, ICollection<ShapeError> errors)
    {
        string?[] names = new string?[layers.Count];
        HashSet<string> taken = [];
        for (int i = 0; i < layers.Count; i++)
        {
            if (!LayerKinds.IsLayer(layers[i].Kind) || layers[i].Name is not string name)
            {
                continue;
            }

            if (!IsValid(name))
            {
                errors.Add(new ShapeError(ShapeRule.InvalidName, i, "Name", [name]));
            }
            else if (!taken.Add(name))
            {
                errors.Add(new ShapeError(ShapeRule.DuplicateName, i, "Name", [name]));
            }
            else
            {
                names[i] = name;
            }
        }

        Dictionary<string, int> counters = [];
        for (int i = 0; i < layers.Count; i++)
        {
            if (!LayerKinds.IsLayer(layers[i].Kind) || names[i] is not null)
            {
                continue;
            }

            string stem = Stem(layers[i].Block?.Name ?? layers[i].Custom?.Name ?? layers[i].Kind);
            string name;
            do
            {
                counters.TryGetValue(stem, out int count);
                counters[stem] = count + 1;
                name = count == 0 ? stem : stem + "_" + Common.Text.Of(count);
            }
            while (!taken.Add(name));

            names[i] = name;
        }

        return names;
    }

    /// <summary>Whether it can be a name: names end up in those of saved parameters, layer/parameter, and in generated comments.</summary>
    public static bool IsValid(string name) =>
        name.Length > 0 && name.All(static character => character != '/' && !char.IsControl(character)
            && character is not ('\u2028' or '\u2029')) && name.Trim() == name;

    /// <summary>
    /// Keras' snake case: an underscore before a capital that follows a small letter or begins a word of them:
    /// <c>max_pooling2d</c>, <c>p_re_lu</c>.
    /// </summary>
    private static string Stem(string kind)
    {
        // The layer's class in Keras is InputLayer.
        if (kind == LayerKinds.Input)
        {
            return "input_layer";
        }

        StringBuilder stem = new();
        for (int i = 0; i < kind.Length; i++)
        {
            bool begins = i > 0 && char.IsUpper(kind[i]);
            if (begins && (char.IsLower(kind[i - 1]) || (i + 1 < kind.Length && char.IsLower(kind[i + 1]))))
            {
                stem.Append('_');
            }

            stem.Append(char.ToLowerInvariant(kind[i]));
        }

        return stem.ToString();
    }
}

using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Planning;

/// <summary>Where the parameters lie in their arena: trainable ones first, each at a multiple of 16 elements.</summary>
/// <param name="Entries">In the model's order; a parameter tensor's index points here.</param>
/// <param name="TrainableSize">Elements of the leading part that an optimiser updates.</param>
/// <param name="Size">Elements in all.</param>
/// <param name="Count">Parameters without padding.</param>
internal sealed record ParameterTable(EquatableArray<ParameterEntry> Entries, int TrainableSize, int Size, int Count)
{
    public const int Block = 16;

    public static ParameterTable Of(NetworkModel model)
    {
        List<(string Name, Parameter Parameter)> all =
            [.. model.Nodes.SelectMany(static node => node.Parameters.Select(parameter => ($"{node.Name}/{parameter.Name}", parameter)))];
        int[] offsets = new int[all.Count];
        int next = 0;
        int trainable = 0;
        foreach (bool wanted in (bool[])[true, false])
        {
            for (int i = 0; i < all.Count; i++)
            {
                if (all[i].Parameter.Trainable == wanted)
                {
                    offsets[i] = next;
                    next += PackedSize(all[i].Parameter);
                }
            }

            trainable = wanted ? next : trainable;
        }

        return new ParameterTable(
            all.Select((entry, i) => new ParameterEntry(entry.Name, entry.Parameter, offsets[i])).ToEquatableArray(),
            trainable,
            next,
            all.Sum(static entry => entry.Parameter.Shape.ElementCount));
    }

    /// <summary>Elements of a parameter in blocks of 16 columns, as StaticNet.PackedLayout has it.</summary>
    private static int PackedSize(Parameter parameter) =>
        TensorLayout.RoundUp(parameter.Columns / parameter.Groups, Block) * parameter.Rows * parameter.Groups;
}

/// <summary>A parameter and its place.</summary>
internal sealed record ParameterEntry(string Name, Parameter Parameter, int Offset)
{
    public int Rows => Parameter.Rows;

    public int Columns => Parameter.Columns;
}

using StaticNet.Generator.Common;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>The sizes that a custom layer's attributes tell, with those that refer to its input or output. Mirrors StaticNet.LayerSize.</summary>
/// <param name="context">Where errors go.</param>
/// <param name="layer">The struct.</param>
internal sealed class CustomSizes(InferenceContext context, string layer)
{
    /// <summary>From the code of an input's size to that of the output's.</summary>
    private const int OutputOffset = 10;

    /// <summary>The code of all elements.</summary>
    private const int Elements = -10;

    /// <summary>The output, once known.</summary>
    public Shape? Output { get; set; }

    /// <summary>The shape that sizes stand for; null after an error, and where the input is not known.</summary>
    /// <param name="what">What has the shape, for messages.</param>
    /// <param name="argument">The argument to blame.</param>
    /// <param name="declared">The sizes, at least one.</param>
    public Shape? Resolve(string what, string? argument, EquatableArray<int> declared)
    {
        long[] sizes = new long[declared.Count];
        for (int i = 0; i < sizes.Length; i++)
        {
            int size = declared[i];
            bool ofOutput = size is Elements - OutputOffset or (< -OutputOffset and >= -OutputOffset - 4);
            int code = ofOutput ? size + OutputOffset : size;
            Shape? source = ofOutput ? Output : context.Input;
            if (size > 0)
            {
                sizes[i] = size;
                continue;
            }

            bool known = code is Elements or (< 0 and >= -4) && (!ofOutput || Output is not null);
            string? problem = !known ? "a size is at least 1, or one of LayerSize's" + (Output is null ? " that begin with Input" : string.Empty)
                : source is not null && code != Elements && -code > source.Rank
                    ? $"the {(ofOutput ? "output" : "input")} is {source}, and has no such axis"
                : null;
            if (problem is not null)
            {
                context.Error(ShapeRule.CustomSize, argument, what, layer, Text.Of(size), problem);
                return null;
            }

            if (source is null)
            {
                return null;
            }

            sizes[i] = code == Elements ? source.ElementCount : source[source.Rank + code];
        }

        return context.Tensor(what, argument, sizes);
    }
}

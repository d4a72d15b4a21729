using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;

namespace StaticNet.Generator.Layers;

/// <summary>Axes as arguments count them: from 1, since axis 0 is the batch as in Keras, or from −1 at the end.</summary>
internal static class AxisNumbers
{
    /// <summary>The axis counted from 0 without the batch; outside of the rank if there is none of that number.</summary>
    public static int Resolve(int axis, int rank) => axis < 0 ? axis + rank : axis - 1;

    /// <summary>The numbers from 1, in words.</summary>
    public static string UpTo(int last) => last == 1 ? "1" : "1 to " + Text.Of(last);

    /// <summary>Reports an axis that there is not.</summary>
    public static bool Check(InferenceContext context, string argument, int resolved, int rank) =>
        (resolved >= 0 && resolved < rank) || context.OutOfRange(
            argument,
            Text.Of(context.Declaration.Int(argument, -1)),
            rank == 1 ? "1 or -1" : $"1 to {Text.Of(rank)}, or -1 to {Text.Of(-rank)} from the end");
}

using System;

namespace StaticNet.Benchmarks.Onnx;

/// <summary>Orders of axes: Keras' channels last, others' channels first.</summary>
internal static class Axes
{
    /// <summary>A copy whose axis i is axis <paramref name="order"/>[i] of the source.</summary>
    public static float[] Transpose(ReadOnlySpan<float> source, int[] shape, params int[] order)
    {
        int[] strides = new int[shape.Length];
        int stride = 1;
        for (int axis = shape.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        float[] result = new float[source.Length];
        int[] index = new int[shape.Length];
        for (int i = 0; i < result.Length; i++)
        {
            int place = 0;
            for (int axis = 0; axis < order.Length; axis++)
            {
                place += index[axis] * strides[order[axis]];
            }

            result[i] = source[place];
            for (int axis = order.Length - 1; axis >= 0 && ++index[axis] == shape[order[axis]]; axis--)
            {
                index[axis] = 0;
            }
        }

        return result;
    }

    /// <summary>A copy whose last axis, of so many groups side by side, has its groups in another order: gates of recurrent layers.</summary>
    public static float[] Regroup(ReadOnlySpan<float> source, int groups, int groupSize, params int[] order)
    {
        float[] result = new float[source.Length];
        int row = groups * groupSize;
        for (int start = 0; start < source.Length; start += row)
        {
            for (int group = 0; group < groups; group++)
            {
                source.Slice(start + (order[group] * groupSize), groupSize).CopyTo(result.AsSpan(start + (group * groupSize)));
            }
        }

        return result;
    }
}

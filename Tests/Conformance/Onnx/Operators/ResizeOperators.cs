using System;
using System.Collections.Generic;
using System.Linq;
using static StaticNet.Tests.Conformance.Onnx.LayerCall;

namespace StaticNet.Tests.Conformance.Onnx.Operators;

/// <summary>Images of other sizes.</summary>
internal static class ResizeOperators
{
    public static void AddTo(IDictionary<string, Action<Declarer>> maps)
    {
        maps.Add("Resize", Resize);
        maps.Add("Upsample", static declarer =>
        {
            Declared x = declarer.Value(0);
            float[] scales = [.. declarer.Constant(1).Values.Select(static value => (float)value)];
            declarer.Set(0, UpSample(declarer, x, (int)scales[2], (int)scales[3], "Nearest"));
        });
    }

    private static void Resize(Declarer declarer)
    {
        Declared x = declarer.Value(0);
        OnnxNode node = declarer.Node;
        string mode = node.Text("mode", "nearest");
        string coordinates = node.Text("coordinate_transformation_mode", "half_pixel");
        OnnxTensor? scales = node.Has(2) && declarer.Constant(2).Values.Length > 0 ? declarer.Constant(2) : null;
        int[] sizes = scales is null
            ? declarer.Constant(3).ToInts()
            : [.. x.Dims.Select((size, axis) => (int)Math.Floor(size * scales.Values[axis]))];
        if (scales is not null && x.Dims.Select((size, axis) => Math.Abs((size * scales.Values[axis]) - sizes[axis]) > 1e-4).Any(static cut => cut))
        {
            throw new OnnxUnmappedException("a scale that is not the ratio of the sizes");
        }

        // With one output element half-pixel coordinates are set to 0 in this mode; otherwise it is the usual one.
        if (coordinates == "pytorch_half_pixel" && sizes[2] > 1 && sizes[3] > 1)
        {
            coordinates = "half_pixel";
        }

        bool nearest = mode == "nearest";
        string interpolation = nearest ? "Nearest" : mode == "linear" ? "Bilinear" : "Bicubic";
        if (nearest ? !IsKerasNearest(x, sizes, coordinates, node.Text("nearest_mode", "round_prefer_floor")) : coordinates is not ("half_pixel" or "align_corners"))
        {
            throw new OnnxUnmappedException($"{mode} interpolation at {coordinates} coordinates, rounded by {node.Text("nearest_mode", "round_prefer_floor")}");
        }

        // Keras' cubic takes a = −0.5 and leaves out what lies outside of the image.
        if (mode == "cubic" && (node.Single("cubic_coeff_a", -0.75f) != -0.5f || node.Int("exclude_outside", 0) == 0))
        {
            throw new OnnxUnmappedException("cubic interpolation with other weights than Keras'");
        }

        (int rows, int rest) = Math.DivRem(sizes[2], x.Dims[2]);
        (int columns, int more) = Math.DivRem(sizes[3], x.Dims[3]);
        bool aligned = coordinates == "align_corners" && !nearest;
        if (rest == 0 && more == 0 && !aligned)
        {
            declarer.Set(0, UpSample(declarer, x, rows, columns, interpolation));
            return;
        }

        List<(string, string)> options = [];
        if (interpolation != "Bilinear")
        {
            options.Add(("Interpolation", $"Interpolation.{interpolation}"));
        }

        if (aligned)
        {
            options.Add(("AlignCorners", "true"));
        }

        declarer.Set(0, declarer.Add("Resizing", x, sizes, [Literal(sizes[2]), Literal(sizes[3])], options));
    }

    private static Declared UpSample(Declarer declarer, Declared x, int rows, int columns, string interpolation) => declarer.Add(
        "UpSampling2D",
        x,
        [x.Dims[0], x.Dims[1], x.Dims[2] * rows, x.Dims[3] * columns],
        rows == columns ? [Literal(rows)] : [Literal(rows), Literal(columns)],
        interpolation == "Nearest" ? [] : [("Interpolation", $"Interpolation.{interpolation}")]);

    // Keras takes the element in which the middle of an output element lies. Other rules may come to the same elements.
    private static bool IsKerasNearest(Declared x, int[] sizes, string coordinates, string rounding)
    {
        foreach (int axis in (int[])[2, 3])
        {
            double ratio = (double)x.Dims[axis] / sizes[axis];
            for (int i = 0; i < sizes[axis]; i++)
            {
                double position = coordinates switch
                {
                    "half_pixel" => ((i + 0.5) * ratio) - 0.5,
                    "asymmetric" => i * ratio,
                    "align_corners" => i * (x.Dims[axis] - 1.0) / (sizes[axis] - 1),
                    "tf_half_pixel_for_nn" => (i + 0.5) * ratio,
                    _ => double.NaN,
                };
                double element = rounding switch
                {
                    "round_prefer_floor" => Math.Ceiling(position - 0.5),
                    "round_prefer_ceil" => Math.Floor(position + 0.5),
                    "floor" => Math.Floor(position),
                    _ => Math.Ceiling(position),
                };
                if (Math.Clamp(element, 0, x.Dims[axis] - 1) != Math.Min(Math.Floor((i + 0.5) * ratio), x.Dims[axis] - 1))
                {
                    return false;
                }
            }
        }

        return true;
    }
}

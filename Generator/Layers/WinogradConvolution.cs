using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Shapes;

namespace StaticNet.Generator.Layers;

/// <summary>
/// A 3×3 convolution by steps of 1 with 16 multiply-adds where the direct one takes 36: F(2×2, 3×3) of Winograd's minimal
/// filtering (Lavin, Gray: Fast Algorithms for Convolutional Neural Networks, 2015). Tiles of 4×4 pixels, which overlap by two,
/// are transformed, multiplied channel by channel with the transformed kernel as 16 matrix products, and transformed back to
/// 2×2 results. The transforms add and subtract only, so the error stays near that of the direct sum. For inference, where the
/// kernel is transformed once.
/// </summary>
internal static class WinogradConvolution
{
    /// <summary>Pixels of a result tile along each axis.</summary>
    private const int Step = 2;

    /// <summary>Pixels of an input tile along each axis.</summary>
    private const int Side = 4;

    /// <summary>Products per tile and pair of channels.</summary>
    private const int Points = Side * Side;

    // In multiply-adds' time per element: loads, additions and stores of a tile's transforms, measured.
    private const long InputCost = 48;
    private const long OutputCost = 40;

    /// <summary>Elements of transformed pixels, products and kernel up to which they stay in a second-level cache.</summary>
    private const long Room = 1 << 18;

    /// <summary>Whether a convolution is of the kind, and sizes promise that it is faster so.</summary>
    public static bool Pays(WindowArguments window, int groups, int channels, int filters)
    {
        if (groups != 1 || window.Axes.Count != 2 || window.Axes.Any(static axis => axis is not { Size: 3, Stride: 1, Dilation: 1 }))
        {
            return false;
        }

        long tiles = (long)Tiles(window.Height) * Tiles(window.Width);
        long products = tiles * channels * filters * Points;
        long cost = products + (tiles * ((channels * InputCost) + (filters * OutputCost)));
        long direct = (long)window.Height.Output * window.Width.Output * 9 * channels * filters;
        long elements = Points * ((tiles * ((long)channels + filters)) + ((long)channels * filters));
        return filters >= 8 && channels >= 8 && cost * 6 / 5 < direct && elements <= Room;
    }

    /// <summary>Adds the kernels that make output = image ∗ kernel + bias.</summary>
    public static void Lower(Lowering lowering, string label, WindowArguments window, Tensor output, Tensor image, Tensor kernel, Tensor? bias)
    {
        (int channels, int filters) = (image.Channels, output.Channels);
        (int rows, int columns) = (Tiles(window.Height), Tiles(window.Width));
        Tensor factors = lowering.NewPrepared(label + "/winograd_kernel", [Points, channels, filters]);
        Tensor pixels = lowering.NewActivation(label + "/tiles", [Points, RoomForTiles(rows * columns, channels), channels]);
        Tensor products = lowering.NewActivation(label + "/products", [Points, RoomForTiles(rows * columns, filters), filters]);
        lowering.AddPrepare(new Call(label, "transformed kernel", Routine.WinogradKernel, [kernel.Id], [factors.Id]));

        // Loops of both transforms: rows of tiles, columns of tiles, channels.
        IndexExpression tile = IndexExpression.Sum(0, new Term(0, columns), new Term(1, 1));
        Access Point(Tensor tensor, int point) => Access.Of(tensor, IndexExpression.Sum(point), tile, IndexExpression.OfLoop(2));
        Access Pixel(Tensor tensor, int y, int x) => Access.Of(
            tensor, IndexExpression.Sum(y, new Term(0, Step)), IndexExpression.Sum(x, new Term(1, Step)), IndexExpression.OfLoop(2));
        EquatableArray<Loop> Loops(int size) => [new Loop("y", rows), new Loop("x", columns), new Loop("c", size)];
        IEnumerable<(int Y, int X)> Places(int side) => Enumerable.Range(0, side * side).Select(place => (place / side, place % side));

        Expression[] read = [.. Enumerable.Range(0, Points).Select(static point => new Expression.Operand(point))];
        Expression[] transformed = BothWays(read, TransformPixels);
        lowering.Add(new LoopNest(
            label,
            "tiles of 4×4 pixels",
            Loops(channels),
            Places(Side).Select(place => Pixel(image, place.Y - window.Height.PadBefore, place.X - window.Width.PadBefore)).ToEquatableArray(),
            transformed.Select((value, point) => new NestResult(Point(pixels, point), value)).ToEquatableArray()));
        lowering.Add(ContractionGradients.Simplify(new Contraction(
            label,
            "products of tiles",
            [new Loop("p", Points), new Loop("t", rows * columns), new Loop("f", filters), new Loop("c", channels)],
            Access.Of(products, IndexExpression.OfLoop(0), IndexExpression.OfLoop(1), IndexExpression.OfLoop(2)),
            Access.Of(pixels, IndexExpression.OfLoop(0), IndexExpression.OfLoop(1), IndexExpression.OfLoop(3)),
            Access.Of(factors, IndexExpression.OfLoop(0), IndexExpression.OfLoop(3), IndexExpression.OfLoop(2)),
            [])));
        Expression[] results = BothWays(read, TransformProducts);
        List<Access> operands = [.. Enumerable.Range(0, Points).Select(point => Point(products, point))];
        if (bias is not null)
        {
            operands.Add(Access.Of(bias, IndexExpression.OfLoop(2)));
            results = [.. results.Select(static value => value + new Expression.Operand(Points))];
        }

        // Where the image has an odd number of rows or columns the last tile reaches beyond it, into the border.
        lowering.Add(new LoopNest(
            label,
            "results of tiles",
            Loops(filters),
            operands.ToEquatableArray(),
            results.Zip(Places(Step), (value, place) => new NestResult(Pixel(output, place.Y, place.X), value)).ToEquatableArray())
        {
            TakesEpilogue = true,
        });
    }

    /// <summary>Tiles that there is room for: planes a multiple of a kilobyte apart would fight for the same few cache sets.</summary>
    private static int RoomForTiles(int tiles, int channels) => (long)tiles * channels % 256 == 0 ? tiles + 1 : tiles;

    private static int Tiles(WindowAxis axis) => (axis.Output + Step - 1) / Step;

    /// <summary>A transform along the rows of a square, then along its columns.</summary>
    private static Expression[] BothWays(Expression[] square, Func<Expression[], Expression[]> transform)
    {
        Expression[][] rows = [.. Enumerable.Range(0, Side).Select(y => transform([.. square.Skip(y * Side).Take(Side)]))];
        Expression[][] columns = [.. Enumerable.Range(0, rows[0].Length).Select(x => transform([.. rows.Select(row => row[x])]))];
        return [.. Enumerable.Range(0, columns[0].Length).SelectMany(y => columns.Select(column => column[y]))];
    }

    private static Expression[] TransformPixels(Expression[] d) => [d[0] - d[2], d[1] + d[2], d[2] - d[1], d[1] - d[3]];

    private static Expression[] TransformProducts(Expression[] m) => [m[0] + m[1] + m[2], m[1] - m[2] - m[3]];
}

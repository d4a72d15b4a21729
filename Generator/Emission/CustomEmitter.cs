using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>Writes the calls of custom layers: spans over each sample, sizes and places as constant data.</summary>
internal static class CustomEmitter
{
    public static void Write(SourceWriter writer, KernelContext context, Custom custom)
    {
        using SourceWriter.Scope? samples = writer.BlockIf(context.Batched, "for (nint s = 0; s < samples; s++)");
        using SourceWriter.Scope? steps = writer.BlockIf(custom.Steps > 0, $"for (nint t = 0; t < {Literal.Of(custom.Steps)}; t++)");
        string way = custom.IsBackward ? "Backward" : "Forward";
        int output = custom.IsBackward ? custom.Inputs[1] : custom.Output;
        List<string> arguments =
        [
            .. custom.Inputs.Select(input => Span(context, custom, input, readOnly: true)),
            Span(context, custom, custom.Output, readOnly: false),
            ShapeOf(context, custom, custom.Inputs[0]),
            ShapeOf(context, custom, output),
        ];
        if (custom.Parameters.Count > 0)
        {
            Placement[] places = [.. custom.Parameters.Select(parameter => context.Plan.Placements[parameter])];
            int last = places.Length - 1;
            int start = places[0].Offset;
            string size = Literal.Of(places[last].Offset - start + context.Tensor(custom.Parameters[last]).Count);
            arguments.Add($"MemoryMarshal.CreateReadOnlySpan(ref {context.Names[custom.Parameters[0]]}, {size})");
            if (custom.IsBackward)
            {
                arguments.Add($"MemoryMarshal.CreateSpan(ref {context.Names[custom.Gradients[0]]}, {size})");
            }

            arguments.Add(Sizes(places.SelectMany((place, i) => (int[])[place.Offset - start, context.Tensor(custom.Parameters[i]).Count])));
        }

        writer.Line($"Custom{way}<{context.Element}> pass = new(");
        for (int i = 0; i < arguments.Count; i++)
        {
            writer.Line($"    {arguments[i]}{(i < arguments.Count - 1 ? "," : ");")}");
        }

        writer.Line($"CustomCall.{way}<{custom.Struct}, {context.Element}>(in pass);");
    }

    private static string Span(KernelContext context, Custom custom, int tensor, bool readOnly)
    {
        int count = context.Tensor(tensor).Count / (custom.Steps > 0 ? custom.Steps : 1);
        string offset = Sum.Of(0,
        [
            .. context.Batched ? [("s", context.SampleStride(tensor))] : ((string, int)[])[],
            .. custom.Steps > 0 ? [("t", count)] : ((string, int)[])[],
        ]);
        string method = readOnly ? "CreateReadOnlySpan" : "CreateSpan";
        return $"MemoryMarshal.{method}({KernelContext.At(context.Names[tensor], offset)}, {Literal.Of(count)})";
    }

    private static string ShapeOf(KernelContext context, Custom custom, int tensor) =>
        Sizes(context.Tensor(tensor).Dimensions.Skip(custom.Steps > 0 ? 1 : 0));

    private static string Sizes(IEnumerable<int> values) => "[" + string.Join(", ", values.Select(static value => Literal.Of(value))) + "]";
}

using System.Collections.Generic;

namespace StaticNet.Tests.Reference;

/// <summary>Values at the positions of a pooling layer's maxima, which are searched once more; zeros elsewhere.</summary>
/// <param name="Values">The layer whose values are placed.</param>
/// <param name="Source">What the pooling layer reads.</param>
/// <param name="Pooling">The pooling layer, which has a name.</param>
internal sealed record ReferenceMaxUnpooling(string Values, string Source, ReferencePooling Pooling) : ReferenceLayer
{
    public override string Kind => $"MaxUnpooling{Text(Pooling.Size.Length)}D";

    public override IReadOnlyList<string>? Sources => [Source, Values];

    protected override IEnumerable<string> Arguments => [$"\"{Pooling.Name}\"", $"From = \"{Values}\""];

    public override int[] OutputShape(int[] input) => input;

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs)
    {
        (ReferenceTensor source, ReferenceTensor values) = (inputs[0], inputs[1]);
        ReferenceTensor output = new(source.Samples, source.Shape);
        for (int i = 0; i < values.Values.Length; i++)
        {
            int first = -1;
            foreach (int at in Pooling.Elements(source, i))
            {
                if (first < 0 || source.Values[at] > source.Values[first])
                {
                    first = at;
                }
            }

            output.Set(first, values.Values[i], values.Errors[i]);
        }

        return output;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace StaticNet.Tests.Reference;

/// <summary>A second input, or a third; the network hands it its part of the samples.</summary>
internal sealed record ReferenceInput(int[] Shape) : ReferenceLayer
{
    public override string Kind => "Input";

    public override IReadOnlyList<string> Sources => [];

    protected override IEnumerable<string> Arguments => Shape.Select(Text);

    public override int[] OutputShape(int[] input) => Shape;

    public override ReferenceTensor Run(ReferencePass pass, string name, IReadOnlyList<ReferenceTensor> inputs) =>
        throw new InvalidOperationException("An input is not computed.");
}

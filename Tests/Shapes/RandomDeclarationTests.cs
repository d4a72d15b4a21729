using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StaticNet.Analyzers.Advice;
using StaticNet.Generator.Common;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;
using Xunit;

namespace StaticNet.Tests.Shapes;

/// <summary>Inference takes whatever it is given: nonsense gives errors as data, never an exception, and never twice otherwise.</summary>
public sealed class RandomDeclarationTests
{
    private static readonly string[] s_names =
    [
        "Shape", "Units", "Filters", "KernelHeight", "KernelWidth", "PoolHeight", "PoolWidth", "Strides", "StrideHeight",
        "StrideWidth", "DilationRate", "DilationHeight", "Padding", "Groups", "Rate", "Momentum", "Epsilon", "Scale", "Function",
        "NegativeSlope", "Alpha", "MaxValue", "Threshold", "Layers", "PoolSize", "PoolDepth", "PadTop", "PadRight", "PadBefore", "CeilMode", "PoolingLayer", "Layer", "Activation", "UseBias", "KernelInitializer", "KernelInitializerValue",
    ];

    private static readonly string[] s_layerNames = ["a", "b", "dense", "dense_1", "input_layer", "", "a/b", "\n", "conv2d"];

    private static readonly int[] s_ints = [0, 1, 2, 3, 4, 8, -1, 256, 65536, int.MaxValue, int.MinValue];

    private static readonly double[] s_doubles = [0, 0.5, 1, -1, double.NaN, double.PositiveInfinity, double.MinValue, double.Epsilon];

    [Fact]
    public void Garbage_never_throws()
    {
        Random random = new(1);
        for (int i = 0; i < 20_000; i++)
        {
            CheckModel(Declare(random, () => Garbage(random)));
        }
    }

    [Fact]
    public void Plausible_declarations_never_throw_and_some_are_right()
    {
        Random random = new(2);
        int right = 0;
        for (int i = 0; i < 20_000; i++)
        {
            right += CheckModel(Declare(random, () => Plausible(random))).Errors.Count == 0 ? 1 : 0;
        }

        Assert.InRange(right, 100, 19_900);
    }

    private static NetworkModel CheckModel(NetworkDeclaration declaration)
    {
        NetworkModel model = ShapeInference.Infer(declaration);
        Assert.Equal(model, ShapeInference.Infer(declaration));
        Assert.All(model.Errors, error => Assert.InRange(error.Layer, -1, declaration.Layers.Count - 1));
        for (int i = 0; i < model.Nodes.Count; i++)
        {
            Assert.Equal(i, model.Nodes[i].Index);
            Assert.All(model.Nodes[i].Inputs, input => Assert.InRange(input, 0, i - 1));
            Assert.True(model.Nodes[i].Output.ElementCount >= 1);
            Assert.True(model.Nodes[i].MultiplyAdds >= 0);
        }

        if (model.Errors.Count == 0)
        {
            Assert.Equal(0, model.Inputs[0]);
            Assert.All(model.Inputs, input => Assert.Equal("Input", model.Nodes[input].Kind));
            Assert.Equal(model.Outputs.Count, model.Outputs.Distinct().Count());
            Assert.Equal(Math.Max(1, declaration.Layers.Count(static layer => layer.Kind == LayerKinds.Output)), model.Outputs.Count);
            Assert.Equal(declaration.Layers.Count(static layer => LayerKinds.IsLayer(layer.Kind)), model.Nodes.Count);
            Assert.All(model.Outputs, output => Assert.InRange(output, 0, model.Nodes.Count - 1));
            Assert.Equal(model.Nodes.Count, model.Nodes.Select(static node => node.Name).Distinct().Count());
            Assert.All(ModelRule.All(model), finding =>
            {
                Assert.InRange(finding.Layer, 0, declaration.Layers.Count - 1);
                Assert.DoesNotContain('{', string.Format(CultureInfo.InvariantCulture, finding.Rule.MessageFormat.ToString(CultureInfo.InvariantCulture), [.. finding.MessageArguments]));
            });
        }

        return model;
    }

    private static NetworkDeclaration Declare(Random random, Func<LayerDeclaration> layer)
    {
        List<LayerDeclaration> layers = [.. Enumerable.Range(0, random.Next(7)).Select(_ => layer())];
        if (random.Next(8) > 0)
        {
            EquatableArray<int> shape = [.. Enumerable.Range(0, random.Next(8) == 0 ? random.Next(5) : 3).Select(_ => random.Next(1, 12))];
            layers.Insert(0, new LayerDeclaration("Input", null, null, [new Argument("Shape", shape)]));
        }

        return new NetworkDeclaration(
            new TypeScaffold(string.Empty, [], "partial class Net", "Net", "Net.g.cs") { Identifier = "Net" },
            (StaticNet.Generator.Declarations.Precision)(random.Next(50) == 0 ? random.Next() : random.Next(2)),
            random.Next(20) == 0 ? Pick(random, s_ints) : 0,
            random.Next(8) > 0,
            [.. layers]);
    }

    private static LayerDeclaration Garbage(Random random)
    {
        string[] kinds = [.. LayerCatalog.Kinds, LayerKinds.Output, LayerKinds.Expect, "Nonsense", ""];
        return new LayerDeclaration(
            Pick(random, kinds),
            random.Next(4) == 0 ? Pick(random, s_layerNames) : null,
            random.Next(4) == 0 ? Pick(random, s_layerNames) : null,
            [.. Enumerable.Range(0, random.Next(8)).Select(_ => new Argument(Pick(random, s_names), Value(random)))]);
    }

    private static object Value(Random random) => random.Next(6) switch
    {
        0 => Pick(random, s_doubles),
        1 => random.Next(2) == 0,
        2 => Pick(random, s_layerNames),
        3 => (EquatableArray<int>)[.. Enumerable.Range(0, random.Next(5)).Select(_ => Pick(random, s_ints))],
        4 => (EquatableArray<string>)[.. Enumerable.Range(0, random.Next(4)).Select(_ => Pick(random, s_layerNames))],
        _ => Pick(random, s_ints),
    };

    private static LayerDeclaration Plausible(Random random)
    {
        LayerDeclaration Layer(string kind, params Argument[] arguments) => new(kind, null, null, [.. arguments]);
        int size = random.Next(1, 4);
        return random.Next(10) switch
        {
            0 => Layer("Conv2D", new("Filters", random.Next(1, 5)), new("KernelHeight", size), new("KernelWidth", random.Next(1, 4)), new("Strides", random.Next(1, 3)), new("Padding", random.Next(2)), new("Groups", random.Next(1, 3))),
            1 => Layer("MaxPooling2D", new("PoolHeight", size), new("PoolWidth", size), new("Padding", random.Next(2))),
            8 => Layer("MaxPooling2D", new("PoolHeight", 3), new("PoolWidth", size), new("PadTop", random.Next(3)), new("CeilMode", true), new("DilationRate", size)),
            9 => Layer("MaxUnpooling2D", new Argument("PoolingLayer", Pick(random, ["max_pooling2d", "max_pooling2d_1", "conv2d"]))),
            2 => Layer("BatchNormalization"),
            3 => Layer("Activation", new Argument("Function", random.Next(26))),
            4 => Layer("Flatten"),
            5 => Layer("Dropout", new Argument("Rate", 0.25)),
            6 => Layer("Add", new Argument("Layers", (EquatableArray<string>)["input_layer", Pick(random, ["conv2d", "activation", "input_layer"])])),
            _ => Layer("Dense", new Argument("Units", random.Next(1, 9))),
        };
    }

    private static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];
}

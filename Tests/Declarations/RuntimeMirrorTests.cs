using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Shapes;
using Xunit;

namespace StaticNet.Tests.Declarations;

/// <summary>The generator knows the runtime's attributes by name only: names, kinds and defaults agree.</summary>
public sealed class RuntimeMirrorTests
{
    private static readonly Shape s_image = new(9, 9, 4);

    [Fact]
    public void Every_layer_attribute_has_a_layer()
    {
        IEnumerable<string> attributes = typeof(LayerAttribute).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(LayerAttribute)))
            .Select(static type => type.Name.Split('`')[0][..^"Attribute".Length]);
        Assert.Equal(attributes.Order(), LayerCatalog.Kinds.Append(LayerKinds.Output).Append(LayerKinds.Expect).Order());
    }

    [Fact]
    public void Names_of_attributes_are_those_of_the_runtime()
    {
        Assert.Equal(WellKnownNames.NetworkAttribute, typeof(NetworkAttribute).FullName);
        Assert.Equal(WellKnownNames.BlockAttribute, typeof(BlockAttribute).FullName);
        Assert.Equal(WellKnownNames.LayerAttribute, typeof(LayerAttribute).FullName);
        Assert.Equal(WellKnownNames.Namespace, typeof(NetworkAttribute).Namespace);
    }

    /// <summary>What a constructor parameter is said to set is a property of the attribute, and has the parameter's value.</summary>
    [Fact]
    public void Constructor_parameters_set_the_properties_that_the_reader_names()
    {
        IEnumerable<ConstructorInfo> constructors = typeof(LayerAttribute).Assembly.GetTypes()
            .Where(static type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(LayerAttribute)))
            .SelectMany(static type => (type.IsGenericType ? Close(type) : type).GetConstructors());
        foreach (ConstructorInfo constructor in constructors)
        {
            Sample[] parameters = [.. constructor.GetParameters().Select(static (parameter, i) => new Sample(parameter, i))];
            object attribute = constructor.Invoke([.. parameters.Select(static parameter => parameter.Value)]);
            foreach (Sample parameter in parameters)
            {
                PropertyInfo[] properties =
                    [.. DeclarationReader.PropertiesOf(parameter.Name).Select(attribute.GetType().GetProperty).OfType<PropertyInfo>()];
                Assert.True(properties.Length > 0, $"{attribute.GetType().Name}: {parameter.Name}");
                foreach (PropertyInfo property in properties)
                {
                    if (!property.PropertyType.IsByRefLike)
                    {
                        Assert.Equal(parameter.Value, property.GetValue(attribute));
                    }
                }
            }
        }
    }

    [Fact]
    public void Defaults_are_those_of_the_attributes()
    {
        DenseAttribute dense = new(3);
        Assert.Equal(
            new KernelArguments(
                (ActivationKind)dense.Activation,
                dense.UseBias,
                (InitializerKind)dense.KernelInitializer,
                dense.KernelInitializerValue,
                (InitializerKind)dense.BiasInitializer,
                dense.BiasInitializerValue),
            KernelArguments.Read(Layer("Dense")));

        BatchNormalizationAttribute normalization = new();
        BatchNormalizationArguments read = BatchNormalizationArguments.Read(Layer("BatchNormalization"));
        Assert.Equal((normalization.Momentum, normalization.Epsilon), ((float)read.Momentum, (float)read.Epsilon));
        Assert.Equal((normalization.Center, normalization.Scale), (read.Center, read.Scale));

        foreach (Activation function in Enum.GetValues<Activation>())
        {
            ActivationAttribute activation = new(function);
            ActivationArguments arguments = ActivationArguments.Read(Layer("Activation", new Argument("Function", (int)function)));
            Assert.Equal((ActivationKind)function, arguments.Function);
            Assert.Equal(
                (activation.NegativeSlope, activation.Alpha, activation.MaxValue, activation.Threshold),
                ((float)arguments.NegativeSlope, (float)arguments.Alpha, (float)arguments.MaxValue, (float)arguments.Threshold));
            Assert.Equal(ActivationRules.DefaultParameters(arguments.Function), arguments.Parameters);
        }

        // An attribute's own defaults are those that its documentation tells: a stride of 1, or of the window.
        Conv2DAttribute conv = new(2, 3);
        ConvolutionArguments convolution = ConvolutionArguments.Read(
            Layer("Conv2D", new("Filters", 2), new("KernelHeight", 3), new("KernelWidth", 3)), s_image);
        Assert.Equal(
            (conv.Strides, conv.DilationRate, conv.Groups),
            (convolution.Window.Height.Stride, convolution.Window.Width.Dilation, convolution.Groups));
        Assert.Equal((conv.PadTop, conv.PadRight), (convolution.Window.Height.PadBefore, convolution.Window.Width.PadAfter));
        Conv2DTransposeAttribute transpose = new(2, 3);
        ConvolutionTransposeArguments transposed = ConvolutionTransposeArguments.Read(
            Layer("Conv2DTranspose", new("Filters", 2), new("KernelHeight", 3), new("KernelWidth", 3)), s_image);
        ConvolutionTransposeArguments told = ConvolutionTransposeArguments.Read(
            Layer(
                "Conv2DTranspose",
                new("Filters", 2),
                new("KernelHeight", 3),
                new("KernelWidth", 3),
                new("Strides", transpose.Strides),
                new("OutputPadding", transpose.OutputPadding),
                new("OutputPaddingWidth", transpose.OutputPaddingWidth),
                new("Groups", transpose.Groups)),
            s_image);
        Assert.Equal(told, transposed);
        DepthwiseArguments depthwise = DepthwiseArguments.Read(
            Layer("DepthwiseConv2D", new("KernelHeight", 3), new("KernelWidth", 3)), s_image);
        Assert.Equal(new DepthwiseConv2DAttribute(3).DepthMultiplier, depthwise.DepthMultiplier);
        Assert.Equal(new SeparableConv2DAttribute(2, 3).DepthMultiplier, depthwise.DepthMultiplier);
        MaxPooling2DAttribute pooling = new();
        PoolingArguments pool = PoolingArguments.Read(
            Layer("MaxPooling2D", new("PoolHeight", pooling.PoolHeight), new("PoolWidth", 4)), s_image);
        Assert.Equal((2, 4), (pool.Window[0].Stride, pool.Window[1].Stride));
        Assert.Equal((pooling.DilationRate, pooling.PadTop, pooling.PadRight), (pool.Window[0].Dilation, pool.Window[0].PadBefore, pool.Window[1].PadAfter));
        Assert.Equal(new AveragePooling2DAttribute().CountPadding, pool.CountPadding);
        Assert.Equal(new GlobalMaxPooling3DAttribute().KeepDims, GlobalPoolingArguments.Read(Layer("GlobalMaxPooling3D")).KeepDims);
    }

    // With any type that the constraint allows.
    private static Type Close(Type type) => type.MakeGenericType(
        type.GetGenericArguments()[0].GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)
            ? typeof(int)
            : typeof(object));

    private static LayerDeclaration Layer(string kind, params Argument[] arguments) => new(kind, null, null, [.. arguments]);

    // A different value for each parameter, so that one taken for another shows.
    private sealed class Sample(System.Reflection.ParameterInfo parameter, int position)
    {
        public string Name => parameter.Name!;

        public object Value { get; } = parameter.ParameterType switch
        {
            { IsEnum: true } type => Enum.ToObject(type, position + 1),
            Type type when type == typeof(int) => position + 2,
            Type type when type == typeof(float) => position + 0.5f,
            Type type when type == typeof(double) => position + 0.5,
            Type type when type == typeof(string) => "p" + position,
            Type type when type == typeof(int[]) => new[] { 1, 2 },
            Type type when type == typeof(string[]) => new[] { "a", "b" },
            Type type => throw new NotSupportedException(type.Name),
        };
    }
}

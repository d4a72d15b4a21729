using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Planning;

/// <summary>Layers whose kernels do the same have one method, and only they.</summary>
public sealed class KernelSharingTests
{
    private const string Blocks = "[Input(16, 16, 8)]\n[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]\n" +
        "[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]\n[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]\n" +
        "[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.ReLU)]\n[Flatten]\n[Dense(3)]\n";

    private static readonly string[] s_rareKernels =
    [
        "[Input(8)] [Embedding(10, 4)] [LSTM(4)] [ActivityRegularization(L1 = 0.1)] [Dense(2)]",
        "[Input(8, 8, 2)] [MaxPooling2D(2, Name = \"p\")] [MaxUnpooling2D(\"p\")] [UpSampling2D(2, Interpolation = Interpolation.Bilinear)]",
    ];

    [Fact]
    public void Equal_layers_share_one_method()
    {
        string text = Text(Blocks);
        Match comment = Regex.Match(text, @"// (conv2d[^:]*): convolution;");

        // What the last one writes has no border: nothing with a window reads it.
        Assert.Equal("conv2d, conv2d_1, conv2d_2", comment.Groups[1].Value);
        Assert.Contains("Conv2d_Convolution(ref Unsafe.Add(ref arena, TrainingArena.conv2d_2_out)", text);
        Assert.Contains("void Conv2d3_Convolution(", text);
        Assert.DoesNotContain("Conv2d2_Convolution", text);
    }

    [Theory]
    [InlineData("Dense(8)", "Dense(9)")]
    [InlineData("Dense(8, Activation = Activation.ReLU)", "Dense(8, Activation = Activation.Tanh)")]
    [InlineData("Dense(8)", "Dense(8, UseBias = false)")]
    [InlineData("LeakyReLU(NegativeSlope = 0.1)", "LeakyReLU(NegativeSlope = 0.2)")]
    public void What_differs_has_its_own(string first, string second)
    {
        string between = "[Dense(8)]\n";
        string same = Text($"[Input(8)]\n[{first}]\n{between}[{first}]\n{between}");
        string other = Text($"[Input(8)]\n[{first}]\n{between}[{second}]\n{between}");
        Assert.True(Methods(other).Count() > Methods(same).Count(), other);
    }

    /// <summary>Every kernel's own text is that of the method it shares, but for the names.</summary>
    [Fact]
    public void Texts_of_random_networks_are_the_same_but_for_names()
    {
        int shared = 0;
        foreach ((string network, NetworkPlan plan) in RandomPlans.Draw(60))
        {
            string element = network.Contains("Precision.Double") ? "double" : "float";
            foreach (ProgramPlan program in (ProgramPlan[])[plan.Inference, plan.Training])
            {
                foreach (VectorPath path in (VectorPath[])[VectorPath.Wide, VectorPath.Portable])
                {
                    KernelContext context = new(program, new ProgramNames(program), path, element);
                    foreach (IGrouping<string, Kernel> alike in Kernels(program).Zip(context.Names.Kernels).GroupBy(static pair => pair.Second, static pair => pair.First))
                    {
                        string first = Nameless(context, alike.First());
                        Assert.All(alike.Skip(1), kernel => Assert.True(first == Nameless(context, kernel), $"{network}\n{kernel}"));
                        shared += alike.Count() - 1;
                    }
                }
            }
        }

        Assert.InRange(shared, 100, int.MaxValue);
    }

    /// <summary>A kernel over other tensors reads and writes those, whatever the kernel.</summary>
    [Fact]
    public void Tensors_are_replaced_everywhere()
    {
        HashSet<Type> seen = [];
        IEnumerable<NetworkPlan> declared = s_rareKernels.Select(static attributes => NetworkPlanner.Run(TestCompilation.Infer(attributes)));
        foreach (NetworkPlan plan in declared.Concat(RandomPlans.Draw(60).Select(static drawn => drawn.Plan)))
        {
            foreach (Kernel kernel in Kernels(plan.Training).Concat(Kernels(plan.Inference)))
            {
                Kernel moved = kernel.WithTensors(static tensor => tensor < 0 ? tensor : tensor + 1000);
                Assert.Equal(kernel.Reads.Select(static tensor => tensor + 1000), moved.Reads);
                Assert.Equal(kernel.Writes.Select(static tensor => tensor + 1000), moved.Writes);
                Assert.Equal(kernel, moved.WithTensors(static tensor => tensor < 0 ? tensor : tensor - 1000));
                seen.Add(kernel.GetType());
            }
        }

        
        // All but the kernels of custom layers and of tables.
        IEnumerable<Type> kinds = typeof(Kernel).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(Kernel)));
        Assert.Subset(new HashSet<Type> { typeof(Custom), typeof(Table), typeof(Scan) }, kinds.Except(seen).ToHashSet());
    }

    private static IEnumerable<Kernel> Kernels(ProgramPlan plan) => plan.Program.Prepare.Concat(plan.Program.Forward).Concat(plan.Program.Backward)
        .SelectMany(static kernel => kernel is Scan scan ? (IEnumerable<Kernel>)scan.Body : [kernel]);

    private static string Nameless(KernelContext context, Kernel kernel)
    {
        SourceWriter writer = new();
        KernelEmitter.Write(writer, context, kernel);
        string text = writer.ToSourceText().ToString();
        int number = 0;
        foreach (int tensor in KernelContext.Operands(kernel))
        {
            text = Regex.Replace(text, $@"\b{context.Names[tensor]}(?=(_v)?\b)", $"tensor#{number}");
            text = Regex.Replace(text, $@"\bchannel{tensor}v", $"channel#{number++}v");
        }

        return text;
    }

    private static string Text(string attributes)
    {
        NetworkModel model = TestCompilation.Infer(attributes);
        Assert.Empty(model.Errors);
        return NetworkEmitter.Write(NetworkPlanner.Run(model)).ToString();
    }

    private static IEnumerable<string> Methods(string text) =>
        Regex.Matches(text, @"private static void (\w+)\(").Select(static match => match.Groups[1].Value);
}

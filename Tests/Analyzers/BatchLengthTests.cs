using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers.Usage;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Buffers of several samples, of steps, and datasets: sizes that cannot fit are found, all others pass.</summary>
public sealed class BatchLengthTests
{
    private const string Networks = """
        using StaticNet;
        [Network, Input(4), Dense(6, Activation = Activation.ReLU), Dense(3, Activation = Activation.Softmax)] partial class Net;
        [Network, Input(5, 2), GRU(3)] partial class Music;
        """;

    [Theory]
    [InlineData("net.Forward(context, {|SN0503:new float[7]|}, new float[3]);")]
    [InlineData("net.Forward(context, new float[8], {|SN0503:new float[7]|});")]
    [InlineData("net.Forward(context, new float[8], {|SN0503:new float[9]|});")]
    [InlineData("net.Forward(context, {|SN0502:new float[6]|}, new float[8]);")]
    [InlineData("net.Forward(context, {|SN0503:new float[12]|}, new float[9]);")]
    [InlineData("net.Forward(context, {|SN0503:new float[0]|}, output);")]
    [InlineData("net.Backward(context, {|SN0503:new float[4]|});")]
    [InlineData("net.Backward(context, new float[3], {|SN0503:new float[8]|});")]
    [InlineData("net.BackwardFromLogits(context, new float[3], {|SN0503:new float[5]|});")]
    [InlineData("trainer.Predict(new float[8], {|SN0503:new float[5]|});")]
    [InlineData("trainer.Predict({|SN0503:new float[6]|});")]
    [InlineData("trainer.Step(new float[8], {|SN0503:new float[6]|});")]
    [InlineData("trainer.Step({|SN0503:new float[9]|}, new float[2]);")]
    [InlineData("music.Step(state, {|SN0501:new float[10]|}, new float[3]);")]
    [InlineData("music.Step(state, {|SN0502:new float[3]|}, new float[2]);")]
    [InlineData("((INetwork<float>)net).Forward({|SN0501:new float[5]|}, output);")]
    [InlineData("INetwork<float> any = net; any.Forward({|SN0501:new float[5]|}, output);")]
    [InlineData("trainer.Fit({|SN0504:new Dataset<float>(output, output, 5, 1)|});")]
    [InlineData("trainer.Fit({|SN0504:new Dataset<float>(output, output, 4, 3)|});")]
    [InlineData("Dataset<float> data = new(targets: output, inputs: output, targetSize: 1, inputSize: 3); trainer.Fit(right, validation: {|SN0504:data|});")]
    [InlineData("int size = 5; trainer.Fit({|SN0504:new Dataset<float>(output, output, inputSize: size, targetSize: 1)|});")]
    [InlineData("var k = 2; var data = new Dataset<float>(output, output, 2 * k, k + 1); trainer.Evaluate({|SN0504:data|});")]
    [InlineData("int size = 5, count = 3; net.Forward(context, {|SN0503:new float[count * size]|}, output);")]
    [InlineData("int count = 2; var own = net.CreateContext(count); own.Training = false; net.Forward(own, {|SN0503:output[..12]|}, output);")]
    [InlineData("trainer.Predict({|SN0503:output[..6]|});")]
    [InlineData("var own = net.CreateContext(2); net.Forward(own, new float[8], new float[6]); net.Backward(own, {|SN0503:new float[3]|});")]
    [InlineData("var own = net.CreateContext(2); net.Forward(own, new float[4], new float[3]); n++; net.Backward(own, {|SN0503:new float[6]|});")]
    public Task A_wrong_size_is_found(string call) => VerifyAsync(call);

    [Theory]
    [InlineData("_ = new Dataset<float>(new float[500], {|SN0504:new float[100]|}, 4, 1);")]
    [InlineData("_ = new Dataset<float>(targets: {|SN0504:new float[100]|}, inputs: new float[500], targetSize: 1, inputSize: 4);")]
    [InlineData("_ = new Dataset<float>({|SN0504:new float[402]|}, new float[100], 4, 1);")]
    [InlineData("_ = new Dataset<float>({|SN0504:new float[402]|}, output, 4, n);")]
    [InlineData("_ = new Dataset<float>(output, {|SN0504:new float[100]|}, n, 3);")]
    [InlineData("int count = 100; float[] x = new float[count * 4]; float[] y = new float[count]; Dataset<float> data = new(x, {|SN0504:y|}, 4, 2);")]
    [InlineData("_ = new Dataset<float>(new float[0], {|SN0504:new float[1]|}, 4, 1);")]
    [InlineData("_ = new Dataset<float>(new float[400], new float[100], 4, 1); _ = new Dataset<float>(output, new float[100], 4, 1);")]
    [InlineData("_ = new Dataset<float>(new float[400], new float[n], 4, 1); _ = new Dataset<float>(new float[400], new float[100], n, 1);")]
    [InlineData("_ = new Dataset<float>(new float[0], new float[0], 4, 1); _ = new Dataset<float>(output[..8], output[..2], 4, 1);")]
    [InlineData("Throws(() => new Dataset<float>(new float[500], new float[100], 4, 1));")]
    public Task A_dataset_has_a_target_for_each_input(string call) => VerifyAsync(call);

    [Theory]
    [InlineData("new float[500], new float[100], 4, 1", "'new float[500]' holds 125 inputs of 4 (500 elements), but 'new float[100]' 100 targets of 1 (100); there is to be a target for each input")]
    [InlineData("new float[100], new float[400], 4, 1", "'new float[100]' holds 25 inputs of 4 (100 elements), but 'new float[400]' 400 targets of 1 (400); with an input size of 1 and a target size of 4 there are 100 of each: swap them")]
    [InlineData("new float[402], new float[100], 4, 1", "'new float[402]' has 402 elements, no whole number of inputs of 4: 2 left over")]
    public async Task Messages_of_a_dataset_have_its_numbers(string arguments, string message)
    {
        Compilation compilation = GeneratedCompilation.Create(Networks, Code($"_ = new Dataset<float>({arguments});"));
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync<UsageAnalyzer>(compilation));
        Assert.Equal(message, diagnostic.GetMessage());
    }

    [Theory]
    [InlineData("net.Forward(context, new float[8], new float[6]);")]
    [InlineData("net.Forward(net.CreateContext(n), new float[40], new float[30]);")]
    [InlineData("net.Forward(context, output, output);")]
    [InlineData("net.Backward(context, new float[3]);")]
    [InlineData("net.Backward(context, new float[6], new float[8]);")]
    [InlineData("net.Backward(context, new float[3], []);")]
    [InlineData("trainer.Step(new float[8], new float[2]);")]
    [InlineData("trainer.Predict(new float[8], new float[6]);")]
    [InlineData("music.Step(state, new float[2], new float[3]);")]
    [InlineData("trainer.Fit(right);")]
    [InlineData("trainer.Fit(new Dataset<float>(output, output, n, n));")]
    [InlineData("int size = 5; size--; trainer.Fit(new Dataset<float>(output, output, size, 1));")]
    [InlineData("int size = 4; trainer.Fit(new Dataset<float>(output, output, size, 1));")]
    [InlineData("int count = 2; net.Forward(net.CreateContext(count + 1), output[..12], output);")]
    [InlineData("Trainer<float> other = n > 0 ? trainer : null!; other.Fit(new Dataset<float>(output, output, 5, 1));")]
    [InlineData("INetwork<float> any = net; any = new Music(); any.Forward(new float[5], output);")]
    [InlineData("var own = net.CreateContext(2); net.Forward(own, new float[8], new float[6]); net.Backward(own, new float[6]);")]
    [InlineData("var own = net.CreateContext(2); net.Forward(own, new float[8], new float[6]); net.Forward(own, output, output); net.Backward(own, new float[3]);")]
    [InlineData("var own = net.CreateContext(2); net.Forward(own, new float[8], new float[6]); if (n > 0) { net.Forward(own, new float[4], new float[3]); net.Backward(own, new float[3]); }")]
    [InlineData("var own = net.CreateContext(2); net.Forward(own, new float[8], new float[6]); Use(own); net.Backward(own, new float[3]);")]
    public Task What_fits_or_is_not_known_is_left_alone(string call) => VerifyAsync(call);

    private static Task VerifyAsync(string call) => AnalyzerVerifier.VerifyGeneratedAsync<UsageAnalyzer>(Networks, Code(call));

    private static string Code(string call) => $$"""
        using StaticNet;
        class Caller
        {
            private readonly Net net = new(1);
            private readonly Music music = new(1);
            object Call(int n, float[] output, NetworkState<float> state, Dataset<float> right)
            {
                NetworkContext<float> context = net.CreateContext(2);
                Use(context);
                Trainer<float> trainer = new(net, new SparseCategoricalCrossentropy<float>(), new Adam<float>());
                {{call}}
                return trainer;
            }
            static void Use(NetworkContext<float> context) { }
            static void Throws(System.Func<object> action) { }
        }
        """;
}

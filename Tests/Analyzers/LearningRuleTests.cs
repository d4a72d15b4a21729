using System.Linq;
using System.Threading.Tasks;
using StaticNet.Analyzers;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>What hinders a network's learning, as far as its declaration tells.</summary>
public sealed class LearningRuleTests
{
    private const string Sigmoid = "Activation = Activation.Sigmoid";
    private const string Tanh = "Activation = Activation.Tanh";
    private const string ReLU = "Activation = Activation.ReLU";
    private const string SELU = "Activation = Activation.SELU, KernelInitializer = Initializer.LecunNormal";

    [Theory]

    // Activations of their own, layers between that change nothing, and the output's not counted.
    [InlineData($"[Input(4)] [Dense(8, {{|SN0406:{Sigmoid}|}})] [Dense(8, {Sigmoid})] [Dense(8, {Sigmoid})] [Dense(2)]")]
    [InlineData($"[Input(4)] [Dense(8)] [Activation({{|SN0406:Activation.HardSigmoid|}})] [Dense(8, {Tanh})] [Dropout(0.1f)] [Dense(8, Activation = Activation.Softsign)] [Dense(1, {Sigmoid})]")]
    [InlineData($"[Input(9, 4)] [Conv1D(8, 3, {{|SN0406:{Tanh}|}})] [Conv1D(8, 3, {Tanh})] [MaxPooling1D] [Flatten] [Dense(8, {Tanh})] [Dense(8, {Tanh})] [Dense(8, {Tanh})] [Dense(2)]")]

    // A chain ends where something else begins; another follows it.
    [InlineData($"[Input(4)] [Dense(8, {ReLU})] [Dense(8, {{|SN0406:{Sigmoid}|}})] [Dense(8, {Sigmoid})] [Dense(8, {Sigmoid})] [Dense(8, {ReLU})] [Dense(8, {Sigmoid})] [Dense(2)]")]
    public Task Saturating_layers_in_a_row_are_reported_at_the_first(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData($"[Input(4)] [Dense(8, {Sigmoid})] [Dense(8, {Sigmoid})] [Dense(8, {Sigmoid})]")]
    [InlineData($"[Input(4)] [Dense(8, {Sigmoid})] [BatchNormalization] [Dense(8, {Sigmoid})] [Dense(8, {Sigmoid})] [Dense(2)]")]
    [InlineData($"[Input(4)] [Dense(4, {Sigmoid}, Name = \"a\")] [Dense(4, {Sigmoid})] [Dense(4, {Sigmoid})] [Add(\"a\", \"dense_1\")] [Dense(8, {Sigmoid})] [Dense(2)]")]
    [InlineData($"[Input(4)] [Dense(8, {Tanh})] [Dense(8, {Tanh})] [Dense(8, {Tanh})] [Dense(8, {Tanh})] [Dense(2)]")]
    [InlineData($"[Input(4, Name = \"x\")] [Dense(4, {Sigmoid})] [Dense(4, {Sigmoid})] [Dense(4, {Sigmoid})] [Multiply(\"x\", \"dense_2\")] [Dense(2)]")]
    [InlineData("[Input(9, 4)] [LSTM(4, ReturnSequences = true)] [LSTM(4, ReturnSequences = true)] [LSTM(4, ReturnSequences = true)] [LSTM(4)] [Dense(2)]")]
    public Task Outputs_gates_cells_and_what_is_normalised_do_not_saturate_in_a_row(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("[Input(8, 8, 1)] [{|SN0407:Conv2D(4, 3)|}] [BatchNormalization] [ReLU] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8, 8, 1)] [Conv2D(4, 3, {|SN0407:UseBias = true|})] [InstanceNormalization] [ReLU] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8, 8, 1)] [{|SN0407:DepthwiseConv2D(3)|}] [MaxPooling2D] [GroupNormalization(-1)] [ReLU] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8)] [{|SN0407:Dense(4)|}] [Activation(Activation.Linear)] [BatchNormalization] [ReLU] [Dense(2)]")]
    public Task A_bias_that_is_taken_away_again_is_reported(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("[Input(8, 8, 1)] [Conv2D(4, 3, UseBias = false)] [BatchNormalization] [ReLU] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(8, 8, 1)] [Conv2D(4, 3, {ReLU})] [BatchNormalization] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8, 8, 1)] [Conv2D(4, 3)] [GroupNormalization(2)] [ReLU] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8, 8, 1)] [Conv2D(4, 3)] [LayerNormalization] [ReLU] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8, 8, 1)] [Conv2D(4, 3, Name = \"c\")] [BatchNormalization(Name = \"n\")] [Add(\"c\", \"n\")] [ReLU] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8, 8, 1)] [Conv2D(4, 3)] [AveragePooling2D(2, PadTop = 1, CountPadding = true)] [BatchNormalization] [ReLU] [Flatten] [Dense(2)]")]
    public Task A_bias_that_counts_is_left_alone(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData($"[Input(8)] [Dense(4, {ReLU})] [{{|SN0408:Dropout(0.5f)|}}] [BatchNormalization] [Dense(2)]")]
    [InlineData($"[Input(8, 8, 1)] [Conv2D(4, 3, {ReLU})] [{{|SN0408:SpatialDropout2D(0.5f)|}}] [Flatten] [BatchNormalization] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(4, {ReLU})] [BatchNormalization] [Dropout(0.5f)] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(4, {ReLU})] [Dropout(0.5f)] [Dense(4, {ReLU})] [BatchNormalization] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(4, {ReLU})] [Dropout(0.5f)] [LayerNormalization] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(4, {ReLU})] [Dropout({{|SN0409:0|}})] [BatchNormalization] [Dense(2)]")]
    [InlineData("[Input(8)] [GaussianNoise({|SN0409:standardDeviation: 0f|})] [Dense(2)]")]
    [InlineData("[Input(8)] [GaussianDropout({|SN0409:0|})] [AlphaDropout({|SN0409:0|})] [Dense(2)]")]
    public Task Dropout_stands_where_it_works(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("[Input(8)] [Dense(1, {|SN0410:Activation = Activation.Softmax|})]")]
    [InlineData("[Input(8)] [Dense(1)] [{|SN0410:Softmax|}]")]
    [InlineData("[Input(8, 8, 1)] [Conv2D(1, 3)] [Activation({|SN0410:Activation.LogSoftmax|})]")]
    [InlineData("[Input(8)] [Dense(1, Activation = Activation.Sigmoid)]")]
    [InlineData("[Input(8)] [Dense(2, Activation = Activation.Softmax)]")]
    [InlineData("[Input(8, 4)] [Dense(1)] [Permute(2, 1)] [Softmax]")]
    public Task Softmax_needs_two_values(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData($"[Input(8)] [Dense(8, {Tanh}, {{|SN0411:KernelInitializer = Initializer.HeNormal|}})] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {{|SN0411:KernelInitializer = Initializer.HeUniform|}})] [Activation(Activation.Sigmoid)] [Dense(2)]")]
    [InlineData("[Input(8)] [{|SN0411:Dense(8, Activation = Activation.SELU)|}] [Dense(2)]")]
    [InlineData("[Input(8)] [Dense(8, Activation = Activation.SELU, {|SN0411:KernelInitializer = Initializer.HeNormal|})] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {SELU})] [Dense(8, {Tanh})] [Dense(8, {ReLU}, KernelInitializer = Initializer.HeNormal)] [Dense(2)]")]
    [InlineData("[Input(8)] [Dense(8, UseBias = false, KernelInitializer = Initializer.HeNormal)] [BatchNormalization] [Activation(Activation.Tanh)] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {Sigmoid}, KernelInitializer = Initializer.HeNormal)]")]
    public Task An_initialiser_suits_the_activation(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData($"[Input(8)] [Dense(8, {ReLU}, {{|SN0412:KernelInitializer = Initializer.Zeros|}})] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {ReLU}, {{|SN0412:KernelInitializer = Initializer.Zeros|}})]")]
    [InlineData($"[Input(8)] [Dense(8, {Tanh}, {{|SN0412:KernelInitializer = Initializer.Ones|}})] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {Tanh}, {{|SN0412:KernelInitializer = Initializer.Constant|}}, KernelInitializerValue = 0.1)] [Dense(2)]")]

    // The output, one unit, a branch that is added to a shortcut, a blur.
    [InlineData("[Input(8)] [Dense(8, KernelInitializer = Initializer.Zeros)]")]
    [InlineData($"[Input(8)] [Dense(1, {Tanh}, KernelInitializer = Initializer.Ones)] [Dense(2)]")]
    [InlineData($"[Input(8, Name = \"x\")] [Dense(4, {ReLU})] [Dense(8, KernelInitializer = Initializer.Zeros)] [Add(\"x\", \"dense_1\")] [Dense(2)]")]
    [InlineData("[Input(8, 8, 3)] [DepthwiseConv2D(3, UseBias = false, KernelInitializer = Initializer.Ones)] [Conv2D(2, 3)]")]
    public Task Hidden_units_begin_differently(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData($"[Input(8)] [Dense(8, {SELU})] [{{|SN0414:Dropout(0.5f)|}}] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {SELU})] [{{|SN0414:BatchNormalization|}}] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {SELU})] [AlphaDropout(0.5f)] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {ReLU})] [Dropout(0.5f)] [Dense(2)]")]
    public Task SELU_stands_by_itself(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData(20, "", true)]
    [InlineData(19, "", false)]
    [InlineData(30, ", KernelInitializer = Initializer.HeNormal", false)]
    public Task Many_layers_with_ReLU_want_another_initialiser(int count, string arguments, bool reported)
    {
        string[] layers = [.. Enumerable.Repeat($"[Dense(8, {ReLU}{arguments})]", count)];
        layers[0] = reported ? $"[{{|SN0413:Dense(8, {ReLU})|}}]" : layers[0];
        return VerifyAsync("[Input(8)] " + string.Join(" ", layers) + " [Dense(2)]");
    }

    [Theory]
    [InlineData($"[Input(64, 64, 3)] [Conv2D(8, 3, {ReLU})] [{{|SN0415:GlobalAveragePooling2D|}}] [Dense(2)]")]
    [InlineData($"[Input(8, 64, 3)] [Conv2D(8, 3, {ReLU})] [BatchNormalization] [Conv2D(8, 3, {ReLU})] [{{|SN0415:GlobalMaxPooling2D(KeepDims = true)|}}] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(16, 16, 3)] [Conv2D(8, 3, {ReLU})] [Conv2D(8, 3, DilationRate = 3, {ReLU})] [GlobalAveragePooling2D] [Dense(2)]")]
    [InlineData($"[Input(64, 3)] [Conv1D(8, 3, {ReLU})] [GlobalMaxPooling1D] [Dense(2)]")]
    [InlineData($"[Input(64, 64, 8)] [Conv2D(8, 3, {ReLU}, Name = \"c\")] [GlobalAveragePooling2D] [Dense(8, {Sigmoid})] [Multiply(\"c\", \"dense\")] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(64, 64, 8)] [Conv2D(8, 4, {ReLU}, Strides = 4)] [Conv2D(8, 4, {ReLU}, Strides = 4)] [MaxPooling2D] [Conv2D(8, 2, {ReLU})] [GlobalAveragePooling2D] [Dense(2)]")]
    public Task A_head_has_seen_half_of_the_image(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("[Input(8)] [{|SN0417:InstanceNormalization|}] [Dense(2)]")]
    [InlineData("[Input(8)] [{|SN0417:GroupNormalization(8)|}] [Dense(2)]")]
    [InlineData("[Input(8, 1)] [{|SN0417:LayerNormalization|}] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8, 8, 1)] [{|SN0417:UnitNormalization|}] [Flatten] [Dense(2)]")]
    [InlineData("[Input(5, 8)] [{|SN0417:InstanceNormalization(TimeDistributed = true)|}] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8)] [LayerNormalization] [Dense(2)]")]
    [InlineData("[Input(8, 8, 1)] [InstanceNormalization] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8, 1)] [LayerNormalization(Axes = 2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8)] [GroupNormalization(4)] [Dense(2)]")]
    public Task A_statistic_is_of_several_values(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("Network({|SN0417:Tile = 1|})", "[Input(8)] [BatchNormalization] [Dense(2)]")]
    [InlineData("Network(Tile = 2)", "[Input(8)] [BatchNormalization] [Dense(2)]")]
    [InlineData("Network(Tile = 1)", "[Input(8, 8)] [BatchNormalization] [Flatten] [Dense(2)]")]
    [InlineData("Network(Tile = 1)", "[Input(8)] [Dense(2)]")]
    public Task A_batch_is_more_than_one_value(string network, string layers) =>
        AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>($"using StaticNet;\n[{network}]\n{layers}\npartial class Net;");

    [Theory]
    [InlineData($"[Input(8)] [Dense(4, {ReLU})] [{{|SN0420:Softmax|}}]")]
    [InlineData($"[Input(8)] [Dense(4, {Sigmoid})] [{{|SN0420:Activation(Activation.LogSoftmax)|}}]")]
    [InlineData($"[Input(8)] [Dense(1, {ReLU})] [{{|SN0420:Activation(Activation.Sigmoid)|}}]")]
    [InlineData($"[Input(8, 8, 1)] [Conv2D(1, 8, {Tanh})] [Flatten] [{{|SN0420:Activation(Activation.Sigmoid)|}}]")]
    [InlineData($"[Input(8)] [Dense(4, {ReLU})] [Dense(4)] [Softmax]")]
    [InlineData("[Input(8)] [Dense(4, Activation = Activation.LeakyReLU)] [Softmax]")]
    [InlineData($"[Input(8)] [Dense(8, {ReLU})] [{{|SN0423:Activation(Activation.Tanh)|}}]")]
    [InlineData($"[Input(8, Name = \"x\")] [Dense(8, {ReLU})] [{{|SN0423:Activation(Activation.Sigmoid)|}}] [Multiply(\"x\", \"activation\")]")]
    public Task An_output_reads_what_is_not_cut(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("[Input(8)] [{|SN0418:Flatten|}] [Dense(2)]")]
    [InlineData("[Input(8, 3)] [{|SN0418:Reshape(8, -1)|}] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8, 3)] [{|SN0418:Permute(1, 2)|}] [{|SN0418:Cropping1D(0)|}] [{|SN0418:ZeroPadding1D(0)|}] [{|SN0418:UpSampling1D(1)|}] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8, 8, 3)] [{|SN0418:DepthToSpace(1)|}] [{|SN0418:Resizing(8, 8)|}] [{|SN0418:MaxPooling2D(1)|}] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8)] [{|SN0418:Rescaling(1)|}] [Dense(2)]")]
    [InlineData("[Input(5, 8)] [{|SN0418:Flatten(TimeDistributed = true)|}] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8, 8)] [Permute(2, 1)] [Reshape(4, 16)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(8, 8, 3)] [MaxPooling2D(3, Strides = 1, Padding = Padding.Same)] [MaxPooling2D(1, Strides = 2)] [Flatten] [Dense(2)]")]
    [InlineData("[Block] [Flatten] [Dense(4)] [ReLU] class B; [Input(8)] [Use<B>] [Dense(2)]")]
    public Task A_layer_does_something(string layers)
    {
        int block = layers.IndexOf("[Input", System.StringComparison.Ordinal);
        return AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>($"using StaticNet;\n{layers[..block]}[Network] {layers[block..]} partial class Net;");
    }

    [Theory]
    [InlineData($"[Input(32, 32, 3)] [Conv2D(4, 3, {ReLU}, {{|SN0419:Strides = 4|}})] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(32, 32, 3)] [Conv2D(4, 3, {ReLU}, {{|SN0419:StrideWidth = 5|}})] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(32, 3)] [Conv1D(4, 3, {ReLU}, {{|SN0419:Strides = 2|}}, DilationRate = 2)] [Flatten] [Dense(2)]")]
    [InlineData("[Input(32, 3)] [MaxPooling1D(2, {|SN0419:DilationRate = 2|})] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(32, 32, 3)] [Conv2D(4, 4, {ReLU}, Strides = 4)] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(32, 32, 3)] [Conv2D(4, 1, {ReLU}, Strides = 2)] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(32, 3)] [Conv1D(4, 3, {ReLU}, Strides = 2, DilationRate = 3)] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(3, 3, 3)] [Conv2D(4, 3, {ReLU}, Strides = 4)] [Flatten] [Dense(2)]")]
    public Task Windows_meet_all_of_their_input(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("[Input(10)] [{|SN0422:Dense(8)|}] [Embedding(100, 8)]")]
    [InlineData("[Input(10)] [{|SN0422:Rescaling(0.1)|}] [Embedding(100, 8)]")]
    [InlineData("[Input(10)] [{|SN0422:Dropout(0.1f)|}] [Reshape(5, 2)] [Embedding(100, 8)]")]
    [InlineData("[Input(10)] [{|SN0422:GaussianNoise(0.1f)|}] [Embedding(100, 8)]")]
    [InlineData("[Input(10)] [{|SN0422:BatchNormalization|}] [Embedding(100, 8)]")]
    [InlineData("[Input(10, 2)] [{|SN0422:Normalization|}] [Cropping1D(1)] [Embedding(100, 8)]")]
    [InlineData("[Input(10, 2)] [{|SN0422:GRU(4)|}] [Embedding(100, 8)]")]
    [InlineData("[Input(10)] [{|SN0422:Embedding(100, 8)|}] [Embedding(100, 8)]")]
    [InlineData("[Input(10, Name = \"x\")] [{|SN0422:Dropout(0.1f, Name = \"d\")|}] [Embedding(100, 8, Name = \"a\")] [Embedding(100, 8, From = \"d\", Name = \"b\")] [Add(\"a\", \"b\")]")]
    [InlineData("[Input(10)] [Embedding(100, 8)]")]
    [InlineData("[Input(10, 2)] [Permute(2, 1)] [Flatten] [Reshape(5, 4)] [Cropping1D(1)] [Embedding(100, 8)]")]
    [InlineData("[Input(10)] [Rescaling(255)] [Embedding(256, 8)]")]
    [InlineData("[Input(10)] [Rescaling(1, 1)] [Embedding(100, 8)] [Dropout(0.1f)] [Flatten] [Dense(2)]")]
    public Task What_is_looked_up_is_whole(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("[Input(8)] [Dense(8)] [ReLU] [{|SN0423:Activation(Activation.Tanh)|}] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {Tanh})] [{{|SN0423:ReLU|}}] [Dense(2)]")]
    [InlineData($"[Input(8, 8, 1)] [Conv2D(8, 3, {ReLU})] [Dropout(0.5f)] [Flatten] [{{|SN0423:Activation(Activation.GELU)|}}] [Dense(2)]")]
    [InlineData("[Input(8)] [Dense(8)] [LeakyReLU] [{|SN0423:Activation(Activation.Sigmoid)|}]")]

    // Weights between, statistics between, clipping, scores of a graph's attention, and what others read too.
    [InlineData($"[Input(8)] [Dense(8, {ReLU})] [Dense(8, {Tanh})] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {ReLU})] [BatchNormalization] [Activation(Activation.Tanh)] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {ReLU})] [Activation(Activation.HardTanh)] [Dense(2)]")]
    [InlineData("[Input(8)] [Dense(8)] [ReLU(MaxValue = 1)] [Activation(Activation.Tanh)] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {Tanh})] [Activation(Activation.Exponential)] [Dense(2)]")]
    [InlineData("[Input(8)] [Dense(8, Activation = Activation.Softplus)] [Activation(Activation.Tanh)] [Dense(2)]")]
    [InlineData($"[Input(8)] [Dense(8, {ReLU}, Name = \"a\")] [Activation(Activation.Sigmoid, Name = \"g\")] [Multiply(\"a\", \"g\")] [Dense(2)]")]
    [InlineData("[Input(9, 4)] [LSTM(4)] [ReLU] [Dense(2)]")]
    public Task One_activation_is_applied(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData($"[Input(99, 99, 3)] [Conv2D({{|SN0426:3|}}, 64, 3, {ReLU})] [Flatten] [Dense(2)]")]
    [InlineData("[Input(64, 64, 1)] [Conv2DTranspose({|SN0426:1|}, 16, 4)] [Flatten] [ReLU]")]
    [InlineData($"[Input(99, 99, 3)] [Conv2D(64, 3, {ReLU})] [Conv2D(64, 9, 3, {ReLU})] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(99, 99, 3)] [Conv2D(3, 5, 5, {ReLU})] [Conv2D(16, 40, 9, {ReLU})] [Flatten] [Dense(2)]")]
    public Task Arguments_are_not_those_of_PyTorch(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData("[Input(8)] [BatchNormalization({|SN0425:Momentum = 0.1f|})] [Dense(2)]")]
    [InlineData("[Input(8)] [BatchNormalization({|SN0425:Momentum = 0.01f|})] [Dense(2)]")]
    [InlineData("[Input(8)] [BatchNormalization(Momentum = 0.5f)] [BatchNormalization(Momentum = 0)] [Dense(2)]")]
    [InlineData("[Input(8)] [BatchNormalization] [Dense(2)]")]
    public Task A_momentum_is_that_of_Keras(string layers) => VerifyAsync(layers);

    [Theory]
    [InlineData($"[Input({{|SN0424:3, 32, 32|}})] [Conv2D(4, 3, {ReLU})] [Flatten] [Dense(2)]")]
    [InlineData($"[Input({{|SN0424:1, 28, 28|}}, Name = \"x\")] [Rescaling(0.5)] [Dropout(0.1f)] [Conv2D(4, 3, {ReLU}, Padding = Padding.Same)] [Flatten] [Dense(2)]")]
    [InlineData("[Input({|SN0424:4, 84, 84|})] [MaxPooling2D] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(32, 32, 3)] [Conv2D(4, 3, {ReLU})] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(3, 32, 32)] [Permute(2, 3, 1)] [Conv2D(4, 3, {ReLU})] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(3, 32, 16)] [Conv2D(4, 3, {ReLU})] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(3, 3, 3)] [Conv2D(4, 3, {ReLU})] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(8, 8, 8)] [Conv2D(4, 3, {ReLU})] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(1, 32, 32)] [Conv2D(4, 1, 3, {ReLU})] [Flatten] [Dense(2)]")]
    [InlineData("[Input(3, 32, 32)] [Flatten] [Dense(2)]")]
    [InlineData($"[Input(3, 32, 32)] [Conv1D(4, 3, TimeDistributed = true, {ReLU})] [Flatten] [Dense(2)]")]
    public Task Channels_stand_last(string layers) => VerifyAsync(layers);

    private static Task VerifyAsync(string layers) =>
        AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>($"using StaticNet;\n[Network]\n{layers}\npartial class Net;");
}

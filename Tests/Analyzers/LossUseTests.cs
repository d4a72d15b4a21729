using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers.Usage;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>A loss that does not fit the outputs is found where trainer, network and loss meet.</summary>
public sealed class LossUseTests
{
    private const string Networks = """
        using StaticNet;
        [Network, Input(4), Dense(3)] partial class Linear;
        [Network, Input(4), Dense(3, Activation = Activation.Softmax)] partial class Softmax;
        [Network, Input(4), Dense(2, Activation = Activation.Softmax)] partial class Pair;
        [Network, Input(4), Dense(3, Activation = Activation.LogSoftmax)] partial class Logs;
        [Network, Input(4), Dense(3, Activation = Activation.Sigmoid)] partial class Sigmoid;
        [Network, Input(4), Dense(3, Activation = Activation.ReLU)] partial class Relu;
        [Network, Input(4), Dense(3, Activation = Activation.Tanh)] partial class Tanh;
        [Network, Input(4), Dense(3, Activation = Activation.Softplus)] partial class Softplus;
        [Network, Input(4), Dense(3), BatchNormalization] partial class Normalized;
        [Network, Input(4), Dense(1)] partial class One;
        [Network, Input(4), Dense(1, Activation = Activation.Sigmoid)] partial class Yes;
        [Network, Input(5, 4), Dense(3, Activation = Activation.Softmax)] partial class Steps;
        [Network, Input(5, 4), Dense(3), Softmax, Flatten] partial class Flat;
        [Network, Input(4), Dense(3, Name = "a"), Dense(3, From = "input_layer", Name = "b"), Add("a", "b")] partial class Sum;
        [Network, Input(4), Dense(3, Name = "a", Activation = Activation.Softmax), Dense(1, From = "input_layer", Name = "b"), Output("a"), Output("b")] partial class Two;
        [Network, Input(4), Dense(3, Name = "a"), Dense(2, From = "input_layer", Name = "b"), Dense(1, From = "input_layer", Name = "c"), Output("a"), Output("b"), Output("c")] partial class Three;
        [Network, Input(4), Dense(3, Activation = Activation.Softsign)] partial class Softsign;
        [Network, Input(4), Dense(2, Activation = Activation.ReLU), Dense(4, Activation = Activation.Sigmoid)] partial class Same;
        [Network, Input(8, 8, 3), Conv2D(1, 3, Activation = Activation.Tanh)] partial class Picture;
        [Network, Input(2), Dense(12, Activation = Activation.HardSigmoid)] partial class Decoder;
        """;

    [Theory]

    // Logits where probabilities are wanted.
    [InlineData("Linear", "{|SN0511:new CategoricalCrossentropy<float>()|}")]
    [InlineData("Linear", "{|SN0511:new SparseCategoricalCrossentropy<float>(fromLogits: false)|}")]
    [InlineData("Linear", "{|SN0511:new CategoricalFocalCrossentropy<float>()|}")]
    [InlineData("Linear", "{|SN0511:new BinaryCrossentropy<float>()|}")]
    [InlineData("Linear", "{|SN0511:new KLDivergence<float>()|}")]
    [InlineData("Normalized", "{|SN0511:new CategoricalCrossentropy<float>()|}")]
    [InlineData("Logs", "{|SN0511:new CategoricalCrossentropy<float>()|}")]
    [InlineData("Tanh", "{|SN0511:new BinaryFocalCrossentropy<float>()|}")]
    [InlineData("Softplus", "{|SN0511:new BinaryCrossentropy<float>()|}")]

    // Probabilities where logits are wanted.
    [InlineData("Softmax", "{|SN0512:new CategoricalCrossentropy<float>(fromLogits: true)|}")]
    [InlineData("Flat", "{|SN0512:new SparseCategoricalCrossentropy<float>(3, true)|}")]
    [InlineData("Sigmoid", "{|SN0512:new BinaryCrossentropy<float>(fromLogits: true)|}")]
    [InlineData("Sigmoid", "{|SN0512:new CategoricalCrossentropy<float>(fromLogits: true)|}")]

    // One distribution, or each output by itself.
    [InlineData("Sigmoid", "{|SN0513:new CategoricalCrossentropy<float>()|}")]
    [InlineData("Sigmoid", "{|SN0513:new CTC<float>(3, 1)|}")]
    [InlineData("Softmax", "{|SN0513:new BinaryCrossentropy<float>()|}")]

    // Shapes.
    [InlineData("Yes", "{|SN0510:new SparseCategoricalCrossentropy<float>()|}")]
    [InlineData("Steps", "{|SN0510:new CategoricalCrossentropy<float>()|}")]
    [InlineData("Steps", "{|SN0510:new CategoricalCrossentropy<float>(classes: 5)|}")]
    [InlineData("Steps", "{|SN0510:new CTC<float>(4, 2)|}")]
    [InlineData("Linear", "{|SN0510:new CosineSimilarity<float>(2)|}")]

    // Ranges.
    [InlineData("Sigmoid", "{|SN0514:new Hinge<float>()|}")]
    [InlineData("Relu", "{|SN0514:new SquaredHinge<float>()|}")]
    [InlineData("Linear", "{|SN0514:new Poisson<float>()|}")]
    [InlineData("Relu", "{|SN0514:new BinaryCrossentropy<float>(fromLogits: true)|}")]
    [InlineData("Relu", "{|SN0515:new MeanSquaredError<float>()|}")]
    [InlineData("Relu", "{|SN0515:new Huber<float>()|}")]
    [InlineData("Softmax", "{|SN0515:new LogCosh<float>()|}")]
    [InlineData("Sigmoid", "{|SN0515:new MeanSquaredError<float>()|}")]
    [InlineData("Yes", "{|SN0515:new MeanAbsoluteError<float>()|}")]
    [InlineData("Tanh", "{|SN0515:new Huber<float>()|}")]
    [InlineData("Softsign", "{|SN0515:new LogCosh<float>()|}")]
    [InlineData("Steps", "{|SN0519:new CTC<float>(3, 6)|}")]
    [InlineData("Flat", "{|SN0519:new CTC<float>(classes: 3, labelLength: 50)|}")]
    [InlineData("Softmax", "{|SN0519:new CTC<float>(3, 2)|}")]

    // Several outputs.
    [InlineData("Two", "{|SN0516:new CategoricalCrossentropy<float>(classes: 4)|}")]
    [InlineData("Two", "{|SN0516:new CompositeLoss<float>([(4, new MeanSquaredError<float>(), 1)])|}")]
    [InlineData("Two", "{|SN0518:new CompositeLoss<float>([(3, new MeanSquaredError<float>(), 1)])|}")]
    [InlineData("Linear", "{|SN0518:new CompositeLoss<float>([(3, new MeanSquaredError<float>(), 1), (1, new MeanSquaredError<float>(), 1)])|}")]
    [InlineData("Two", "new CompositeLoss<float>([{|SN0516:(1, new MeanSquaredError<float>(), 1)|}, (3, new MeanSquaredError<float>(), 1)])")]
    [InlineData("Two", "new CompositeLoss<float>(new (int, Loss<float>, double)[] { {|SN0516:(1, Any(), 1)|}, (3, Any(), 1) })")]
    [InlineData("Three", "new CompositeLoss<float>([(3, Any(), 1), {|SN0516:(1, Any(), 1)|}, (2, Any(), 1)])")]
    [InlineData("Three", "{|SN0516:new CompositeLoss<float>([(2, Any(), 1), (1, Any(), 1), (3, Any(), 1)])|}")]
    [InlineData("Two", "new CompositeLoss<float>([(3, {|SN0512:new CategoricalCrossentropy<float>(fromLogits: true)|}, 1), (1, {|SN0511:new BinaryCrossentropy<float>()|}, 1)])")]
    [InlineData("Two", "new CompositeLoss<float>(new (int, Loss<float>, double)[] { (3, {|SN0513:new BinaryCrossentropy<float>()|}, 1), (1, new MeanSquaredError<float>(), 1) })")]
    [InlineData("Two", "new CompositeLoss<float>([(3, new CategoricalCrossentropy<float>(), 1), (1, {|SN0510:new CategoricalCrossentropy<float>(fromLogits: true)|}, 1)])")]
    public Task A_loss_that_does_not_fit_is_found(string network, string loss) => VerifyAsync(network, loss);

    [Theory]
    [InlineData("Linear", "new CategoricalCrossentropy<float>(fromLogits: true)")]
    [InlineData("Linear", "new BinaryCrossentropy<float>(fromLogits: true)")]
    [InlineData("Linear", "new MeanSquaredError<float>()")]
    [InlineData("Linear", "new Hinge<float>()")]
    [InlineData("Linear", "new CosineSimilarity<float>(3)")]
    [InlineData("Linear", "new CategoricalCrossentropy<float>(fromLogits: n > 0)")]
    [InlineData("Linear", "Any()")]
    [InlineData("Logs", "new CategoricalCrossentropy<float>(fromLogits: true)")]
    [InlineData("Softmax", "new CategoricalCrossentropy<float>()")]
    [InlineData("Softmax", "new KLDivergence<float>()")]
    [InlineData("Softmax", "new CTC<float>(3, 1)")]
    [InlineData("Pair", "new BinaryCrossentropy<float>()")]
    [InlineData("Sigmoid", "new BinaryCrossentropy<float>()")]
    [InlineData("Same", "new MeanSquaredError<float>()")]
    [InlineData("Picture", "new MeanAbsoluteError<float>()")]
    [InlineData("Decoder", "new MeanSquaredError<float>()")]
    [InlineData("Sum", "new MeanSquaredError<float>()")]
    [InlineData("Steps", "new CTC<float>(3, 5)")]
    [InlineData("Flat", "new CTC<float>(3, n)")]
    [InlineData("Tanh", "new Hinge<float>()")]
    [InlineData("Softplus", "new Poisson<float>()")]
    [InlineData("Softplus", "new MeanSquaredError<float>()")]
    [InlineData("Softplus", "new CategoricalCrossentropy<float>()")]
    [InlineData("Yes", "new BinaryCrossentropy<float>()")]
    [InlineData("Steps", "new SparseCategoricalCrossentropy<float>(classes: 3)")]
    [InlineData("Flat", "new CategoricalCrossentropy<float>(classes: 3)")]
    [InlineData("Sum", "new CategoricalCrossentropy<float>()")]
    [InlineData("Two", "new CosineSimilarity<float>()")]
    [InlineData("Two", "new CompositeLoss<float>([(3, new CategoricalCrossentropy<float>(), 1), (1, new MeanSquaredError<float>(), 1)])")]
    [InlineData("Two", "new CompositeLoss<float>([(3, Any(), 1), (1, Any(), 1)])")]
    [InlineData("Two", "new CompositeLoss<float>([(n, Any(), 1)])")]
    public Task A_loss_that_fits_or_is_not_known_is_left_alone(string network, string loss) => VerifyAsync(network, loss);

    [Theory]
    [InlineData("Sparse", "{|SN0517:new CategoricalAccuracy<float>()|}, new Accuracy<float>()")]
    [InlineData("Sparse", "new SparseCategoricalAccuracy<float>(), {|SN0517:new TopKCategoricalAccuracy<float>(2)|}, {|SN0517:new BinaryAccuracy<float>()|}")]
    [InlineData("", "{|SN0517:new SparseCategoricalAccuracy<float>()|}, new CategoricalAccuracy<float>(), new AUC<float>()")]
    [InlineData("", "new F1Score<float>(3), {|SN0517:new SparseTopKCategoricalAccuracy<float>()|}")]
    [InlineData("Sparse", "{|SN0517:new ConfusionMatrix<float>(10)|}, {|SN0517:new ConfusionMatrix<float>([\"no\", \"yes\"])|}, {|SN0517:new F1Score<float>(4)|}")]
    [InlineData("Sparse", "new ConfusionMatrix<float>(3), new ConfusionMatrix<float>([\"a\", \"b\", \"c\"]), new F1Score<float>(3), new ConfusionMatrix<float>(n)")]
    [InlineData("Sparse", "{|SN0517:new SparseTopKCategoricalAccuracy<float>()|}, new SparseTopKCategoricalAccuracy<float>(2), {|SN0517:new Accuracy<float>(2)|}")]
    [InlineData("Sparse", "{|SN0517:new AUC<float>()|}, {|SN0517:new R2Score<float>()|}, {|SN0517:new RootMeanSquaredError<float>()|}")]
    [InlineData("Sparse", "{|SN0517:new Precision<float>(classId: 3)|}, new Recall<float>(topK: 2, classId: 2), new SparseTopKCategoricalAccuracy<float>(n)")]
    [InlineData("", "{|SN0517:new TopKCategoricalAccuracy<float>(k: 3)|}, new AUC<float>(), new R2Score<float>(), new MeanSquaredErrorMetric<float>(), new Recall<float>()")]
    public Task Metrics_read_the_labels_of_the_loss(string kind, string metrics) => VerifyCodeAsync(
        $"_ = new Trainer<float>(new Softmax(), new {kind}CategoricalCrossentropy<float>(), new Adam<float>()) {{ Metrics = [{metrics}] }};");

    [Theory]
    [InlineData("new Yes(), new BinaryCrossentropy<float>()", "new ConfusionMatrix<float>(2), new AUC<float>(), new Accuracy<float>(), new F1Score<float>(1, threshold: 0.5)")]
    [InlineData("new Yes(), Any()", "{|SN0517:new ConfusionMatrix<float>(3)|}, {|SN0517:new F1Score<float>(2)|}, new AUC<float>()")]
    [InlineData("new Linear(), new MeanAbsoluteError<float>()", "new R2Score<float>(), {|SN0517:new ConfusionMatrix<float>(4)|}, new PeakSignalToNoiseRatio<float>()")]
    [InlineData("new Steps(), new SparseCategoricalCrossentropy<float>(classes: 3)", "new SparseCategoricalAccuracy<float>(3), {|SN0517:new Accuracy<float>(4)|}, {|SN0517:new SparseTopKCategoricalAccuracy<float>(3, 3)|}")]
    [InlineData("new Two(), Any()", "new ConfusionMatrix<float>(3), new AUC<float>(), new OutputMetric<float>(new ConfusionMatrix<float>(3), \"a\", 0, 3, 0, 1)")]
    public Task Metrics_fit_the_output(string arguments, string metrics) =>
        VerifyCodeAsync($"_ = new Trainer<float>({arguments}, new Adam<float>()) {{ Metrics = [{metrics}] }};");

    [Theory]
    [InlineData("new ConfusionMatrix<float>(10)", "ConfusionMatrix counts 10 classes, but 'dense' of 'Softmax' makes 3 outputs; say 3")]
    [InlineData("new SparseTopKCategoricalAccuracy<float>()", "SparseTopKCategoricalAccuracy asks whether the label is among the 5 most probable of 3 classes, which is always so; say a k of at most 2")]
    [InlineData("new AUC<float>()", "AUC reads a target for each of the 3 outputs, but SparseCategoricalCrossentropy is given 1 for each sample; leave it out, or use CategoricalCrossentropy with one-hot targets")]
    [InlineData("new Precision<float>(classId: 3)", "Precision counts class 3, but 'dense' of 'Softmax' makes 3 outputs; classes are counted from 0")]
    [InlineData("new CategoricalAccuracy<float>()", "CategoricalAccuracy reads one-hot targets, but SparseCategoricalCrossentropy is given class indices; use SparseCategoricalAccuracy")]
    public async Task Messages_of_metrics_have_the_numbers(string metric, string message)
    {
        Compilation compilation = GeneratedCompilation.Create(Networks, Code(
            $"_ = new Trainer<float>(new Softmax(), new SparseCategoricalCrossentropy<float>(), new Adam<float>()) {{ Metrics = [{metric}] }};"));
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync<UsageAnalyzer>(compilation));
        Assert.Equal(message, diagnostic.GetMessage());
    }

    [Theory]
    [InlineData("Linear net = new(1); Loss<float> loss = new CategoricalCrossentropy<float>(); Trainer<float> trainer = new(net, {|SN0511:loss|}, new Adam<float>());")]
    [InlineData("Trainer<float> trainer = new(optimizer: new Adam<float>(), loss: {|SN0511:s_loss|}, network: _net);")]
    [InlineData("INetwork<float> net = new Linear(1); Trainer<float> trainer = new(net, {|SN0511:s_loss|}, new Adam<float>());")]
    [InlineData("bool logits = true; _ = new Trainer<float>(new Softmax(), {|SN0512:new CategoricalCrossentropy<float>(fromLogits: logits)|}, new Adam<float>());")]
    [InlineData("bool logits = true; logits = n > 0; _ = new Trainer<float>(new Softmax(), new CategoricalCrossentropy<float>(fromLogits: logits), new Adam<float>());")]
    [InlineData("int k = 4; _ = new Trainer<float>(new Two(), {|SN0516:new CompositeLoss<float>([(k, new MeanSquaredError<float>(), 1)])|}, new Adam<float>());")]
    [InlineData("Loss<float> loss = new CategoricalCrossentropy<float>(); if (n > 1) { loss = Any(); } Trainer<float> trainer = new(_net, loss, new Adam<float>());")]
    [InlineData("INetwork<float> net = new Linear(1); net = new Softmax(); Trainer<float> trainer = new(net, s_loss, new Adam<float>());")]
    public Task Locals_and_fields_are_looked_through_where_nothing_else_is_assigned(string code) => VerifyCodeAsync(code);

    [Theory]
    [InlineData("new Linear(), new CategoricalCrossentropy<float>()", "CategoricalCrossentropy asks for probabilities, but 'dense' of 'Linear' ends with no activation; set Activation = Activation.Softmax there, or fromLogits: true here")]
    [InlineData("new Softmax(), new CategoricalCrossentropy<float>(fromLogits: true)", "CategoricalCrossentropy with fromLogits: true applies a softmax to what 'dense' of 'Softmax' makes, which ends with Softmax already; leave out fromLogits, or the activation")]
    [InlineData("new Steps(), new CategoricalCrossentropy<float>()", "CategoricalCrossentropy asks for a vector of at least 2 classes, but 'dense' of 'Steps' makes 5×3; say classes: 3")]
    [InlineData("new Softmax(), new BinaryCrossentropy<float>()", "BinaryCrossentropy asks for a probability for each output by itself, but 'dense' of 'Softmax' ends with Softmax, which makes 3 that add up to 1; use Sigmoid, or CategoricalCrossentropy where one class is true")]
    [InlineData("new Relu(), new MeanSquaredError<float>()", "'dense' of 'Relu' ends with ReLU: it predicts nothing below 0, and a prediction cut to 0 has no gradient (MeanSquaredError); leave the activation out, or use Softplus for targets above 0")]
    [InlineData("new Yes(), new MeanSquaredError<float>()", "'dense' of 'Yes' ends with Sigmoid: it predicts nothing outside 0 to 1 (MeanSquaredError); leave the activation out where targets may lie elsewhere, or use BinaryCrossentropy for yes and no")]
    [InlineData("new Tanh(), new Huber<float>()", "'dense' of 'Tanh' ends with Tanh: it predicts nothing outside -1 to 1 (Huber); leave the activation out where targets may lie elsewhere")]
    [InlineData("new Steps(), new CTC<float>(3, 50)", "CTC reads labels of 50 classes, but 'dense' of 'Steps' makes 5 steps (5×3), and a step gives one class at most; hand on more steps, or say labelLength: 5")]
    [InlineData("new Two(), new CompositeLoss<float>([(1, Any(), 1), (3, Any(), 1)])", "'Two' has 2 outputs of 3 + 1 elements; CompositeLoss has losses for 1 + 3 elements, in another order; swap those of 1 and 3")]
    [InlineData("new Two(), new CompositeLoss<float>([(3, new MeanSquaredError<float>(), 1)])", "'Two' has 2 outputs of 3 + 1 elements; CompositeLoss has losses for 3 elements: 3 of 4")]
    [InlineData("new Two(), new CompositeLoss<float>([(4, new MeanSquaredError<float>(), 1)])", "'Two' has 2 outputs of 3 + 1 elements; CompositeLoss has losses for 4 elements")]
    public async Task Messages_name_layer_activation_and_loss(string arguments, string message)
    {
        Compilation compilation = GeneratedCompilation.Create(Networks, Code($"_ = new Trainer<float>({arguments}, new Adam<float>());"));
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync<UsageAnalyzer>(compilation));
        Assert.Equal(message, diagnostic.GetMessage());
    }

    private static Task VerifyAsync(string network, string loss) =>
        VerifyCodeAsync($"_ = new Trainer<float>(new {network}(), {loss}, new Adam<float>());");

    private static Task VerifyCodeAsync(string code) => AnalyzerVerifier.VerifyGeneratedAsync<UsageAnalyzer>(Networks, Code(code));

    private static string Code(string code) => $$"""
        using StaticNet;
        class Caller
        {
            private static readonly Loss<float> s_loss = new CategoricalCrossentropy<float>();
            private readonly Linear _net = new(1);
            static Loss<float> Any() => new CategoricalCrossentropy<float>();
            void Call(int n) { {{code}} }
        }
        """;
}

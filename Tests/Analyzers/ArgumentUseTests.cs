using System.Globalization;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers.Usage;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Constants that are not taken, and names of nothing: found where they are written.</summary>
public sealed class ArgumentUseTests
{
    private const string Networks = """
        using StaticNet;
        [Network, Input(4), Dense(6, Activation = Activation.ReLU), Dense(3)] public partial class Net;
        [Network, Input(4), Normalization(Name = "scale"), Dense(6, UseBias = false, Name = "head")] public partial class Scaled;
        [Network, Input(4), Flatten, ReLU] public partial class Bare;
        [Network(Precision = Precision.Double), Input(4), Dense(6), BatchNormalization] public partial class Wide;
        """;

    [Theory]
    [InlineData("_ = new Adam<float>({|SN0540:-0.01|});")]
    [InlineData("_ = new Adam<float>({|SN0540:-1|}, {|SN0540:1|}, beta2: {|SN0540:1.2f|});")]
    [InlineData("Adam<float> adam = new(beta1: {|SN0540:double.NaN|}) { WeightDecay = {|SN0540:-1|}, ClipNorm = {|SN0540:0|}, LearningRate = {|SN0540:-0.5|} };")]
    [InlineData("SGD<float> sgd = new(momentum: {|SN0540:1.5|}); sgd.EmaMomentum = {|SN0540:(double)1|}; sgd.EmaOverwriteFrequency = {|SN0540:0|};")]
    [InlineData("const double Rate = -0.01; _ = new SGD<float>({|SN0540:Rate|});")]
    [InlineData("LearningRateSchedule s = new CosineDecay({|SN0540:-(0.1)|}, {|SN0540:0|}, alpha: {|SN0540:1 + 1|}); s = {|SN0540:-1|};")]
    [InlineData("_ = new StepDecay(0.1, every: {|SN0540:0|}); _ = new WarmUp({|SN0540:-5|}, {|SN0540:-0.1|});")]
    [InlineData("trainer.Fit(data, {|SN0540:0|}, batchSize: {|SN0540:-32|}); using Trainer<float> t = new(net, loss, new Adam<float>()) { Threads = {|SN0540:0|} };")]
    [InlineData("_ = net.CreateContext({|SN0540:0|}); _ = any.CreateContext({|SN0540:-1|});")]
    [InlineData("_ = new CategoricalCrossentropy<float>(labelSmoothing: {|SN0540:2|}, classes: {|SN0540:1|}); _ = new CTC<float>({|SN0540:1|}, {|SN0540:0|});")]
    [InlineData("_ = new EarlyStopping<float>(patience: {|SN0540:-1|}); _ = new ReduceLROnPlateau<float>(factor: {|SN0540:1|});")]
    [InlineData("_ = data.Split({|SN0540:-1|}); _ = CrossValidation.Split(data, {|SN0540:1|}); _ = new Dataset<float>(x, y, {|SN0540:0|}, 3);")]
    [InlineData("_ = new Precision<float>(topK: {|SN0540:0|}); _ = new AUC<float>({|SN0540:1|}); _ = new Huber<float>({|SN0540:0|});")]
    [InlineData("const short None = 0; trainer.Fit(data, {|SN0540:None|}); _ = new GradientCheckOptions() with { Elements = {|SN0540:-2|} };")]
    [InlineData("_ = new GradientCheckOptions { Step = {|SN0540:0|}, Samples = {|SN0540:0|} };")]
    [InlineData("System.Action act = () => new SGD<float>(momentum: {|SN0540:1|}); Run(() => new SGD<float>(momentum: {|SN0540:1|}));")]
    [InlineData("Own({|SN0540:6|}); _ = new Derived(); void Own([ValueRange(1, 5)] int stars) { }")]
    public Task A_value_that_is_not_taken(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("_ = new Adam<float>(0, beta1: 0, beta2: 0.999f, epsilon: 0) { WeightDecay = null, ClipNorm = null };")]
    [InlineData("_ = new Adam<float>(); _ = new Adam<float>(null); _ = new Adam<float>(n); _ = new SGD<float>(momentum: n - 2);")]
    [InlineData("int n2 = -1; n2 = n; trainer.Fit(data, n2);")]
    [InlineData("_ = new CategoricalCrossentropy<float>(1, 0); _ = new CategoricalCrossentropy<float>(0, 2); _ = new Huber<float>(double.PositiveInfinity);")]
    [InlineData("_ = new EarlyStopping<float>(patience: 0, minDelta: 0); _ = net.CreateContext(); _ = net.CreateContext(1); trainer.Fit(data);")]
    [InlineData("Throws(() => new SGD<float>(momentum: 1)); Throws(() => { _ = net.CreateContext(0); }); Throws(() => _ = net.Parameters[\"none\"]);")]
    [InlineData("That(() => new SGD<float>(momentum: 1), ThrowsAny()); System.Action act = () => new SGD<float>(momentum: 1); Should(act).Throw();")]
    [InlineData("double d = net.CreateContext().Capacity; d = -1; _ = new System.TimeSpan(-1); _ = new string(' ', 0);")]
    public Task A_value_that_is_taken_or_not_known(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("_ = net.Parameters[{|SN0541:\"dense/weight\"|}];")]
    [InlineData("const string Name = \"Dense/kernel\"; _ = net.Parameters[{|SN0541:Name|}].Count;")]
    [InlineData("ParameterStore<float> store = net.Parameters; store[{|SN0541:\"dense\"|}].Read(x);")]
    [InlineData("INetwork<float> one = new Net(1); _ = one.Parameters[{|SN0541:\"dense_2/kernel\"|}]; _ = wide.Parameters[{|SN0541:\"batch_normalization/mean\"|}];")]
    [InlineData("_ = new Bare(1).Parameters[{|SN0541:\"relu/slope\"|}];")]
    [InlineData("NormalizationAdapter.Adapt(scaled, data, {|SN0541:\"scales\"|}); NormalizationAdapter.Adapt({|SN0541:scaled|}, data);")]
    [InlineData("_ = net.Parameters[\"dense/kernel\"]; _ = net.Parameters[\"dense_1/bias\"]; _ = scaled.Parameters[\"scale/mean\"]; _ = wide.Parameters[\"batch_normalization/moving_mean\"];")]
    [InlineData("_ = any.Parameters[\"none\"]; _ = net.Parameters.TryGet(\"none\", out _); _ = net.Parameters[\"dense/\" + n]; NormalizationAdapter.Adapt(any, data);")]
    [InlineData("NormalizationAdapter.Adapt(scaled, data, \"scale\"); NormalizationAdapter.Adapt(scaled, data, layer: \"x\" + n);")]
    public Task A_name_of_no_parameter(string code) => VerifyAsync(code);

    [Theory]
    [InlineData("_ = new Adam<float>(-0.01);", "'learningRate' is -0.01; Adam takes values from 0 on")]
    [InlineData("_ = new Adam<float>(beta2: 1.2f);", "'beta2' is 1.2; Adam takes values from 0 to below 1")]
    [InlineData("_ = new Adam<float>(epsilon: double.PositiveInfinity);", "'epsilon' is Infinity; Adam takes finite values from 0 on")]
    [InlineData("_ = new Adam<float>() { ClipNorm = 0 };", "'ClipNorm' is 0; Optimizer takes values above 0")]
    [InlineData("trainer.Fit(data, 0);", "'epochs' is 0; Fit takes values from 1 on")]
    [InlineData("_ = new ReduceLROnPlateau<float>(factor: 1);", "'factor' is 1; ReduceLROnPlateau takes values above 0 and below 1")]
    [InlineData("_ = new KLDivergence<float>(classes: 1);", "'classes' is 1; KLDivergence takes 0 and values from 2 on")]
    [InlineData("LearningRateSchedule s = -1;", "'rate' is -1; LearningRateSchedule takes values from 0 on")]
    [InlineData("_ = net.Parameters[\"dense/weight\"];", "'Net' has no parameter 'dense/weight'; perhaps 'dense/kernel' is meant, of dense/kernel, dense/bias")]
    [InlineData("_ = net.Parameters[\"dense_1/gamma\"];", "'Net' has no parameter 'dense_1/gamma'; there are: dense_1/kernel, dense_1/bias")]
    [InlineData("_ = net.Parameters[\"fc/kernel\"];", "'Net' has no parameter 'fc/kernel'; there are: dense/kernel, dense/bias, dense_1/kernel, dense_1/bias")]
    [InlineData("_ = new Bare(1).Parameters[\"relu/slope\"];", "'Bare' has no parameter 'relu/slope'; it has none")]
    [InlineData("NormalizationAdapter.Adapt(net, data);", "'Net' has no parameter 'normalization/mean'; none of its layers has such")]
    public async Task Messages_carry_value_owner_and_range(string code, string message)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // Here the minus sign is U+2212 and the decimal point a comma.
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
            Compilation compilation = GeneratedCompilation.Create(Networks, Code(code));
            Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync<UsageAnalyzer>(compilation));
            Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static Task VerifyAsync(string code) => AnalyzerVerifier.VerifyGeneratedAsync<UsageAnalyzer>(Networks, Code(code));

    private static string Code(string code) => $$"""
        using StaticNet;
        class Derived() : Optimizers({{(code.Contains("Derived") ? "{|SN0540:2|}" : "0.5")}});
        class Optimizers([ValueRange(0, 1)] double share) { public double Share => share; }
        class Caller
        {
            static void Throws(System.Func<object> action) { }
            static void That(System.Action action, object expected) { }
            static object ThrowsAny() => 1;
            static Assertion Should(System.Action action) => new();
            sealed class Assertion { public void Throw() { } }
            static void Throws(System.Action action) { }
            static void Run(System.Func<object> action) { }
            void Call(Net net, Scaled scaled, Wide wide, INetwork<float> any, Trainer<float> trainer, Loss<float> loss, Dataset<float> data, float[] x, float[] y, int n) { {{code}} }
        }
        """;
}

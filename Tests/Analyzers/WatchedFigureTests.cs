using System;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers.Usage;
using StaticNet.CodeFixes.Usage;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Callbacks that watch a figure which their Fit does not have.</summary>
public sealed class WatchedFigureTests
{
    private const string Networks = """
        using StaticNet;
        [Network, Input(4), Dense(6, Activation = Activation.ReLU), Dense(3, Activation = Activation.Softmax)] public partial class Net;
        """;

    [Theory]
    [InlineData("", "{|SN0542:new EarlyStopping<float>(patience: 5)|}", "data, 32")]
    [InlineData("", "{|SN0542:new ReduceLROnPlateau<float>()|}, new ProgressBar<float>()", "data")]
    [InlineData("", "{|SN0542:new ModelCheckpoint<float>(\"best\", saveBestOnly: true)|}", "data, validation: null")]
    [InlineData("", "new EarlyStopping<float>({|SN0542:\"val_loss\"|}), new EarlyStopping<float>(\"loss\")", "data")]
    [InlineData("", "new EarlyStopping<float>(monitor: {|SN0542:Watched|}), {|SN0542:new ReduceLROnPlateau<float>()|}", "data")]
    [InlineData("", "new EarlyStopping<float>({|SN0542:\"accuracy\"|})", "data, validation: data")]
    [InlineData("new Accuracy<float>()", "new EarlyStopping<float>({|SN0542:\"val_accuracy\"|})", "data")]
    [InlineData("new SparseCategoricalAccuracy<float>()", "new EarlyStopping<float>({|SN0542:\"val_accuracy\"|})", "data, validation: data")]
    [InlineData("new LossMetric<float>(new MeanSquaredError<float>(), \"mse\")", "new EarlyStopping<float>({|SN0542:\"val_mae\"|})", "data, validation: data")]
    [InlineData("accuracy", "stop, new EarlyStopping<float>({|SN0542:\"auc\"|})", "data, validation: data")]
    public Task A_figure_that_there_is_not(string metrics, string callbacks, string arguments) => VerifyAsync(metrics, callbacks, arguments);

    [Theory]
    [InlineData("", "new EarlyStopping<float>()", "data, validation: data")]
    [InlineData("", "new EarlyStopping<float>()", "data, 1, 32, maybe")]
    [InlineData("", "new EarlyStopping<float>(\"loss\"), new ModelCheckpoint<float>(\"last\"), new TerminateOnNaN<float>()", "data")]
    [InlineData("", "new ModelCheckpoint<float>(\"last\", n > 0)", "data")]
    [InlineData("", "new EarlyStopping<float>(n > 0 ? \"loss\" : \"val_loss\")", "data")]
    [InlineData("new Accuracy<float>()", "new EarlyStopping<float>(\"accuracy\"), new ReduceLROnPlateau<float>(\"loss\")", "data")]
    [InlineData("accuracy", "new EarlyStopping<float>(\"val_accuracy\")", "data, validation: data")]
    [InlineData("Any()", "new EarlyStopping<float>(\"any\")", "data")]
    [InlineData("new LossMetric<float>(new MeanSquaredError<float>())", "new EarlyStopping<float>(\"mean_squared_error\")", "data")]
    [InlineData("new LossMetric<float>(new MeanSquaredError<float>(), name: \"mse\")", "new EarlyStopping<float>(\"mse\")", "data")]
    [InlineData("..more", "new EarlyStopping<float>(\"auc\")", "data")]
    [InlineData("", "..others", "data")]
    [InlineData("", "new EarlyStopping(3)", "data")]
    public Task What_there_is_or_is_not_known_is_left_alone(string metrics, string callbacks, string arguments) =>
        VerifyAsync(metrics, callbacks, arguments);

    [Theory]
    [InlineData("new Trainer<float>(net, loss, new Adam<float>()) { Callbacks = [{|SN0542:new EarlyStopping<float>()|}] }.Fit(data);")]
    [InlineData("TrainingCallback<float>[] all = [{|SN0542:new EarlyStopping<float>()|}]; Trainer<float> t = new(net, loss, new Adam<float>()) { Callbacks = all }; t.Fit(data);")]
    [InlineData("Trainer<float> t = new(net, loss, new Adam<float>()) { Callbacks = [{|SN0542:new EarlyStopping<float>()|}] }; t.Fit(data, 1); t.Fit(data, 2);")]
    [InlineData("Trainer<float> t = new(net, loss, new Adam<float>()) { Callbacks = [{|SN0542:new EarlyStopping<float>()|}] }; t.Fit(data, validation: data); t.Fit(data, 2);")]
    [InlineData("TrainingCallback<float>[] all = [new EarlyStopping<float>()]; all[0] = others[0]; Trainer<float> t = new(net, loss, new Adam<float>()) { Callbacks = all }; t.Fit(data);")]
    [InlineData("Trainer<float> t = new(net, loss, new Adam<float>()) { Callbacks = [new EarlyStopping<float>()] }; t = Make(); t.Fit(data);")]
    [InlineData("Trainer<float> t = new(net, loss, new Adam<float>()) { Callbacks = [new EarlyStopping<float>()] }; Throws(() => t.Fit(data));")]
    [InlineData("Trainer<float> t = new(net, loss, new Adam<float>()) { Callbacks = others }; t.Fit(data); new Trainer<float>(net, loss, new Adam<float>()).Fit(data);")]
    [InlineData("Trainer<float> t = new(net, loss, new Adam<float>()) { Callbacks = [new EarlyStopping<float>()] }; t.Evaluate(data);")]
    public Task Trainer_and_lists_are_looked_through_where_nothing_else_uses_them(string code) =>
        AnalyzerVerifier.VerifyGeneratedAsync<UsageAnalyzer>(Networks, Code(code));

    [Theory]
    [InlineData("", "", "data", "EarlyStopping watches 'val_loss', but this Fit has loss; hand Fit a validation dataset, or watch 'loss'")]
    [InlineData("", "\"val_accuracy\"", "data", "EarlyStopping watches 'val_accuracy', but this Fit has loss; hand Fit a validation dataset and add Accuracy to Metrics")]
    [InlineData("new Accuracy<float>()", "\"val_accuracy\"", "data", "EarlyStopping watches 'val_accuracy', but this Fit has loss, accuracy; hand Fit a validation dataset, or watch 'accuracy'")]
    [InlineData("", "\"auc\"", "data", "EarlyStopping watches 'auc', but this Fit has loss; add AUC to Metrics")]
    [InlineData("new SparseCategoricalAccuracy<float>()", "\"val_accuracy\"", "data, validation: data", "EarlyStopping watches 'val_accuracy', but this Fit has loss, sparse_categorical_accuracy, val_loss, val_sparse_categorical_accuracy; add Accuracy to Metrics, or watch 'val_sparse_categorical_accuracy'")]
    [InlineData("", "\"Loss\"", "data", "EarlyStopping watches 'Loss', but this Fit has loss; watch 'loss'")]
    [InlineData("", "\"perplexity\"", "data", "EarlyStopping watches 'perplexity', but this Fit has loss; watch one of these")]
    public async Task Messages_say_which_figures_there_are(string metrics, string monitor, string arguments, string message)
    {
        Compilation compilation = GeneratedCompilation.Create(Networks, Fit(metrics, $"new EarlyStopping<float>({monitor})", arguments));
        Diagnostic diagnostic = Assert.Single(await AnalyzerVerifier.AnalyzeAsync<UsageAnalyzer>(compilation));
        Assert.Equal(message, diagnostic.GetMessage());
    }

    [Theory]
    [InlineData("new Accuracy<float>()", "\"val_accuracy\"", "\"accuracy\"")]
    [InlineData("", "monitor: \"val_loss\", patience: 3", "monitor: \"loss\", patience: 3")]
    public Task The_name_is_replaced(string metrics, string before, string after) => AnalyzerVerifier.VerifyFixAsync<UsageAnalyzer, ReplaceValueFix>(
        Fit(metrics, $"new EarlyStopping<float>({before})", "data"), Fit(metrics, $"new EarlyStopping<float>({after})", "data"), networks: Networks);

    [Theory]
    [InlineData("patience: 3")]
    [InlineData("Watched")]
    [InlineData("\"auc\"")]
    public Task Nothing_is_offered_where_nothing_is_written_or_alike(string arguments) =>
        AnalyzerVerifier.VerifyNoFixAsync<UsageAnalyzer, ReplaceValueFix>(Fit("", $"new EarlyStopping<float>({arguments})", "data"), Networks);

    /// <summary>The analyzers know the runtime's metrics by a table.</summary>
    [Fact]
    public void Metrics_have_the_names_of_the_table()
    {
        Type[] metrics = [.. typeof(Metric<>).Assembly.GetExportedTypes().Where(static type =>
            !type.IsAbstract && IsMetric(type.BaseType))];
        Assert.Equal(
            metrics.Where(static type => !type.GetConstructors().Any(static each => each.GetParameters().Any(static parameter => parameter.Name == "name")))
                .Select(static type => TypeName(type) + " " + Make(type.MakeGenericType(typeof(float))).Name)
                .Order(StringComparer.Ordinal),
            MetricNames.All.Select(static pair => pair.Key + " " + pair.Value).Order(StringComparer.Ordinal));
    }

    private static bool IsMetric(Type? type) =>
        type is { IsGenericType: true } && (type.GetGenericTypeDefinition() == typeof(Metric<>) || IsMetric(type.BaseType));

    private static string TypeName(Type type) => type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];

    private static Metric<float> Make(Type type)
    {
        System.Reflection.ParameterInfo[] parameters = type.GetConstructors()[0].GetParameters();
        return (Metric<float>)Activator.CreateInstance(
            type, [.. parameters.Select(static parameter => parameter.HasDefaultValue ? parameter.DefaultValue : 3)])!;
    }

    private static Task VerifyAsync(string metrics, string callbacks, string arguments) =>
        AnalyzerVerifier.VerifyGeneratedAsync<UsageAnalyzer>(Networks, Fit(metrics, callbacks, arguments));

    private static string Fit(string metrics, string callbacks, string arguments) => Code($$"""
        Accuracy<float> accuracy = new(); EarlyStopping<float> stop = new(patience: 2);
        using Trainer<float> trainer = new(net, loss, new Adam<float>()) { Metrics = [{{metrics}}], Callbacks = [{{callbacks}}] };
        trainer.Fit({{arguments}});
        """);

    private static string Code(string code) => $$"""
        using StaticNet;
        class EarlyStopping(int patience) : TrainingCallback<float> { public int Patience => patience; }
        class Caller
        {
            const string Watched = "val_loss";
            static Metric<float> Any() => new Accuracy<float>();
            static Trainer<float> Make() => null!;
            static void Throws(System.Action action) { }
            void Call(Net net, Loss<float> loss, Dataset<float> data, Dataset<float>? maybe, Metric<float>[] more, TrainingCallback<float>[] others, int n)
            {
                {{code}}
            }
        }
        """;
}

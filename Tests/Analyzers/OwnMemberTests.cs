using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.CodeFixes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>What users put into a network's class beside the generated members: C# shall not complain in their stead.</summary>
public sealed class OwnMemberTests
{
    private const string Layers = "Input(6, 4), LSTM(3), Dense(2)";

    // Compiled with what is generated, so that a member twice would be an error of C#'s.
    [Theory]
    [InlineData("public const int {|SN0009:InputSize|} = 24;")]
    [InlineData("private readonly string {|SN0009:OutputSize|} = \"2\";")]
    [InlineData("public int {|SN0009:ParameterCount|} => 3;")]
    [InlineData("public class {|SN0009:Info|};")]
    [InlineData("public void {|SN0009:Parameters|}() { }")]
    [InlineData("public const float {|SN0009:Tile|} = 1;")]
    [InlineData("public event System.Action? {|SN0009:Summary|}; void Raise() => Summary?.Invoke();")]
    [InlineData("private readonly float[] {|SN0009:_prepared|} = []; int Read() => _prepared.Length;")]
    [InlineData("public void {|SN0009:Forward|}(System.ReadOnlySpan<float> x, System.Span<float> y) => y.Clear();")]
    [InlineData("internal int {|SN0009:Forward|}(NetworkContext<float> c, System.ReadOnlySpan<float> x, System.Span<float> y) => 0;")]
    [InlineData("public int {|SN0009:Forward|} { get; set; }")]
    [InlineData("public object {|SN0009:CreateContext|}(int a) => a;")]
    [InlineData("static void {|SN0009:Save|}(string file) { } void {|SN0009:Load|}(string file) { }")]
    [InlineData("public NetworkState<float> {|SN0009:CreateState|}() => null!;")]
    [InlineData("public int {|SN0009:StepInputSize|} = 3;")]
    [InlineData("public {|SN0009:Net|}(int hidden) { }")]

    // Overloads, and names that are nobody's.
    [InlineData("public void Save(System.IO.Stream stream) { } public float[] Forward(float[] x) => x; void Forward<T>(System.ReadOnlySpan<float> x, System.Span<float> y) { }")]
    [InlineData("public void Forward(in System.ReadOnlySpan<float> x, ref System.Span<float> y) { }")]
    [InlineData("public void Forward(System.ReadOnlySpan<double> x, System.Span<double> y) { }")]
    [InlineData("void INetwork<float>.UpdateStatistics(System.ReadOnlySpan<float> gradients, int samples) { }")]
    [InlineData("public int Size => InputSize; public static Net Make() => new();")]

    // Constructors that draw, or set, the parameters.
    [InlineData("public Net(string path) : this(3) => Load(path);")]
    [InlineData("public Net(string path) => Load(path);")]
    [InlineData("public Net(float[] all) => Parameters.MutableValues.Fill(all[0]);")]
    [InlineData("static Net() { }")]
    [InlineData("private Net(bool blank) { }")]
    [InlineData("public Net(string path) => Restore(path); void Restore(string path) => Load(path);")]
    [InlineData("public Net(System.Action<Net> set) => set(this);")]
    [InlineData("public T {|SN0009:Parameters|}<T>() => default!;")]
    [InlineData("public {|SN0011:Net|}() { }")]
    [InlineData("public {|SN0011:Net|}(string name) : base() => Name = name; string Name;")]
    public Task Members_leave_room_for_the_generated_ones(string member) => AnalyzerVerifier.VerifyCompiledAsync<NetworkAnalyzer>($"using StaticNet; [Network, {Layers}] partial class Net {{ {member} }}");

    /// <summary>Names of a step are free where no network runs step by step, and an overload with a span for each port is one more.</summary>
    [Theory]
    [InlineData("Input(4), Dense(2)", "public int StepInputSize => 1; public void CreateState() { }")]
    [InlineData("Input(4, Name = \"a\"), Input(4, Name = \"b\"), Add(\"a\", \"b\"), Dense(2)", "void {|SN0009:Forward|}(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> z, System.Span<float> y) { }")]
    [InlineData("Input(4), Dense(2)", "void Forward(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> z, System.Span<float> y) { }")]
    [InlineData("Input(4), Dense({|SN0301:0|})", "public const int {|SN0009:InputSize|} = 4;")]
    public Task It_depends_on_the_network_which_members_there_are(string layers, string member) => AnalyzerVerifier.VerifyCompiledAsync<NetworkAnalyzer>($"using StaticNet; [Network, {layers}] partial class Net {{ {member} }}");

    [Theory]
    [InlineData("Forward")]
    [InlineData("Parameters")]
    [InlineData("Tile")]
    [InlineData("Step")]
    [InlineData("Save")]
    public Task The_class_has_another_name(string name) =>
        AnalyzerVerifier.VerifyCompiledAsync<NetworkAnalyzer>($"using StaticNet; [Network, {Layers}] partial class {{|SN0009:{name}|}};");

    [Fact]
    public Task Names_of_a_step_are_free_otherwise() =>
        AnalyzerVerifier.VerifyCompiledAsync<NetworkAnalyzer>("using StaticNet; [Network, Input(4), Dense(2)] partial class Step;");

    [Fact]
    public Task No_parameters_are_left_zero_where_there_are_none() => AnalyzerVerifier.VerifyCompiledAsync<NetworkAnalyzer>(
        "using StaticNet; [Network, Input(4, 4, 1), MaxPooling2D(2)] partial class Net { public Net(string name) => Name = name; string Name; }");

    /// <summary>C# says that nothing overrides it; the rule says why.</summary>
    [Fact]
    public async Task An_abstract_member_of_a_base_class_is_told()
    {
        Compilation compilation = GeneratedCompilation.Run(TestCompilation.Create(
            "using StaticNet; abstract class Model { public abstract void Forward(System.ReadOnlySpan<float> x, System.Span<float> y); } [Network, Input(4), Dense(2)] partial class Net : Model;"));
        Assert.Equal(["CS0534"], compilation.GetDiagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error).Select(static each => each.Id));
        Assert.Equal("SN0009", Assert.Single(await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)).Id);
    }

    /// <summary>Through the base class another member is called; in the generated file C# does not warn of it.</summary>
    [Theory]
    [InlineData("class Model { public virtual void Forward(System.ReadOnlySpan<float> x, System.Span<float> y) { } }", true)]
    [InlineData("class Model { internal int Parameters => 1; }", true)]
    [InlineData("class Model { protected static void Load(string path) { } }", true)]
    [InlineData("abstract class Root { public abstract void Save(string path); } class Model : Root { public override void Save(string path) { } }", true)]
    [InlineData("class Model { int Parameters => 1; public int Read() => Parameters; }", false)]
    [InlineData("class Model { public void Save(System.IO.Stream stream) { } public Model(int seed = 0) => _ = seed; }", false)]
    [InlineData("class Model { public void Run() { } public int Count { get; set; } }", false)]
    public async Task A_member_of_a_base_class_is_hidden(string model, bool isHidden)
    {
        string name = isHidden ? "{|SN0012:Net|}" : "Net";
        string source = $"using StaticNet; {model} [Network, {Layers}] sealed partial class {name} : Model;";
        await AnalyzerVerifier.VerifyCompiledAsync<NetworkAnalyzer>(source);
        Compilation compilation = GeneratedCompilation.Run(TestCompilation.Create(source.Replace(name, "Net", System.StringComparison.Ordinal)));
        Assert.Empty(compilation.GetDiagnostics().Where(static each => each.Severity >= DiagnosticSeverity.Warning));
    }

    [Theory]
    [InlineData("[Network, Input(4), Dense(2)] partial class Net : {|SN0010:INetwork<double>|};")]
    [InlineData("[Network(Precision = Precision.Double), Input(6, 4), LSTM(2)] partial class Net : {|SN0010:IStreamingNetwork<float>|};")]
    [InlineData("[Network, Input(4), Dense(2)] partial class Net : System.IDisposable, {|SN0010:INetwork<System.Half>|} { public void Dispose() { } }")]
    [InlineData("interface IModel : INetwork<double>; [Network, Input(4), Dense(2)] partial class Net : {|SN0010:IModel|};")]
    [InlineData("[Network, Input(4), Dense({|SN0301:0|})] partial class Net : {|SN0010:INetwork<double>|};")]
    [InlineData("[Network, Input(6, 4), Flatten, Dense(2)] partial class Net : {|SN0703:IStreamingNetwork<float>|};")]
    [InlineData("[Network, Input(6, 4), Flatten, Dense({|SN0301:0|})] partial class Net : IStreamingNetwork<float>;")]
    [InlineData("abstract class Model : INetwork<double> { NetworkInfo INetwork<double>.Info => null!; ParameterStore<double> INetwork<double>.Parameters => null!; void INetwork<double>.Forward(System.ReadOnlySpan<double> x, System.Span<double> y) { } NetworkContext<double> INetwork<double>.CreateContext(int n) => null!; void INetwork<double>.Forward(NetworkContext<double> c, System.ReadOnlySpan<double> x, System.Span<double> y) { } void INetwork<double>.Backward(NetworkContext<double> c, System.ReadOnlySpan<double> x, System.Span<double> y) { } void INetwork<double>.BackwardFromLogits(NetworkContext<double> c, System.ReadOnlySpan<double> x, System.Span<double> y) { } void INetwork<double>.UpdateStatistics(System.ReadOnlySpan<double> x, int n) { } } [Network, Input(4), Dense(2)] partial class Net : Model;")]
    [InlineData("[Network, Input(4), Dense(2)] partial class Net : INetwork<float>;")]
    [InlineData("[Network, Input(6, 4), LSTM(2)] partial class Net : IStreamingNetwork<float>, INetwork<float>;")]
    [InlineData("interface IModel : INetwork<float>; [Network, Input(4), Dense(2)] partial class Net : IModel;")]
    public Task An_interface_that_does_not_fit_is_one_error(string source) => AnalyzerVerifier.VerifyCompiledAsync<NetworkAnalyzer>("using StaticNet; " + source);

    [Theory]
    [InlineData("public const int InputSize = 4;", "'Net.InputSize' is what a member is called that is generated for 'Net'; rename yours, or remove it")]
    [InlineData("void Save(string file) { }", "'Net.Save(string)' is what a member is called that is generated for 'Net'; rename yours, or give it other parameters")]
    [InlineData("public Net(int a) { }", "'Net.Net(int)' is what a member is called that is generated for 'Net'; give yours other parameters, and let it call ': this(seed)'")]
    public async Task The_message_tells_what_to_do(string member, string message)
    {
        Compilation compilation = TestCompilation.Create($"using StaticNet; [Network, Input(4), Dense(2)] partial class Net {{ {member} }}");
        Assert.Equal(message, Assert.Single(await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)).GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(
        "[Network, Input(4), Dense(2)] partial class Net : INetwork<double>;",
        "[Network(Precision = Precision.Double), Input(4), Dense(2)] partial class Net : INetwork<double>;")]
    [InlineData(
        "[StaticNet.Network(Precision = Precision.Double, Tile = 8), Input(4), Dense(2)] partial class Net : INetwork<float>;",
        "[StaticNet.Network(Precision = StaticNet.Precision.Single, Tile = 8), Input(4), Dense(2)] partial class Net : INetwork<float>;")]
    [InlineData(
        "[Network, Input(9, 4), Conv1D(3, 3, Padding = Padding.Same), Dense(2)] partial class Net : IStreamingNetwork<float>;",
        "[Network, Input(9, 4), Conv1D(3, 3, Padding = Padding.Causal), Dense(2)] partial class Net : IStreamingNetwork<float>;")]
    public Task A_network_is_made_to_fit_its_interface(string before, string after) =>
        AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, SetArgumentFix>("using StaticNet;\n" + before, "using StaticNet;\n" + after);

    [Theory]
    [InlineData("public Net() { }", "public Net() : this(seed: 0) { }")]
    [InlineData("public Net(string name) => Name = name;", "public Net(string name) : this(seed: 0) => Name = name;")]
    [InlineData("public Net(string name, int seed) : base() { Name = name; }", "public Net(string name, int seed) : this(seed) { Name = name; }")]
    [InlineData("public Net(string name)\n    {\n        Name = name;\n    }", "public Net(string name) : this(seed: 0)\n    {\n        Name = name;\n    }")]
    public async Task A_constructor_is_made_to_call_the_generated_one(string before, string after)
    {
        string Wrap(string member) => $"using StaticNet;\n[Network, Input(4), Dense(2)]\npartial class Net\n{{\n    {member}\n    public string? Name {{ get; set; }}\n}}\n";
        await AnalyzerVerifier.VerifyFixAsync<NetworkAnalyzer, CallGeneratedConstructorFix>(Wrap(before), Wrap(after));
    }
}

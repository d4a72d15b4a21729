using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.Tests.Generation;
using StaticNet.Tests.Networks;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>
/// Random networks that are right raise no error; one change away from right they raise one, nothing throws, and what is
/// generated compiles.
/// </summary>
public sealed class MutationTests
{
    private const int Valid = 150;
    private const int Mutated = 40;

    private static readonly Dictionary<string, Func<string, string>> s_mutations = new()
    {
        ["no input"] = static layers => layers[(layers.IndexOf(']', StringComparison.Ordinal) + 1)..],
        ["input last"] = static layers => layers[(layers.IndexOf(']', StringComparison.Ordinal) + 1)..] + layers[..(layers.IndexOf(']', StringComparison.Ordinal) + 1)],
        ["no units"] = static layers => layers + "[Dense(0)]",
        ["negative filters"] = static layers => layers + "[Conv1D(-4, 1)]",
        ["huge window"] = static layers => layers + "[MaxPooling1D(4099)]",
        ["unknown layer"] = static layers => layers + "[Flatten(From = \"nobody\")]",
        ["unknown output"] = static layers => layers + "[Output(\"nobody\")]",
        ["two of one name"] = static layers => layers + "[Flatten(Name = \"twin\")][Dense(3, Name = \"twin\")]",
        ["a name that cannot be saved"] = static layers => layers + "[Flatten(Name = \"a/b\")]",
        ["another number of elements"] = static layers => layers + "[Reshape(7919, 7907)]",
        ["another shape than expected"] = static layers => layers + "[Expect(7919)]",
        ["rate above one"] = static layers => layers + "[Dropout(1.5f)]",
        ["joins one"] = static layers => layers + "[Add(\"input_layer\")]",
        ["unpools no pooling"] = static layers => layers + "[MaxUnpooling2D(\"input_layer\")]",
        ["reads itself"] = static layers => layers + "[Flatten(Name = \"me\", From = \"me\")]",
        ["a tensor too large"] = static layers => layers + "[Flatten][Dense(2000000000)]",
        ["an enumeration's value that is none"] = static layers => layers + "[Activation((Activation)99)]",
        ["not a number"] = static layers => layers + "[Flatten][Dropout(float.NaN)]",
    };

    public static TheoryData<string> Names() => [.. s_mutations.Keys];

    [Fact]
    public async Task A_network_that_is_right_raises_no_error()
    {
        for (int number = 0; number < Valid; number++)
        {
            string source = TestCompilation.Network(RandomNetworks.Draw(number).Attributes);
            IEnumerable<Diagnostic> errors = (await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(TestCompilation.Create(source)))
                .Where(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
            Assert.True(!errors.Any(), $"{source}\n{string.Join('\n', errors)}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_network_with_one_mistake_raises_an_error(string mutation)
    {
        for (int number = 0; number < Mutated; number++)
        {
            string source = $"using StaticNet;\n/// <summary>A network.</summary>\n[Network]\n{s_mutations[mutation](RandomNetworks.Draw(number).Attributes)}\npublic partial class Net;\n";
            Compilation compilation = NetworkCompiler.Generate(source);
            Diagnostic[] errors =
            [
                .. (await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation)).Where(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error),
            ];
            Assert.True(errors.Length > 0, source);
            Assert.All(errors, static error => Assert.DoesNotContain('{', error.GetMessage(CultureInfo.InvariantCulture)));
            TestCompilation.AssertNoErrors(compilation);
        }
    }
}

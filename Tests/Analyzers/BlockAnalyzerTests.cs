using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using StaticNet.Analyzers;
using StaticNet.CodeFixes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Analyzers;

/// <summary>Mistakes in blocks and in their use.</summary>
public sealed class BlockAnalyzerTests
{
    /// <summary>Each is told at the class where it can be seen there, and at the use.</summary>
    [Theory]
    [InlineData("[Dense(4)] class B;", "{|SN0340:Use<B>|}", true)]
    [InlineData("class B;", "{|SN0340:Use<B>|}")]
    [InlineData("class B;", "{|SN0340:Use<B[]>|}")]
    [InlineData("[{|SN0340:Block|}] class B;", "{|SN0340:Use<B>|}")]
    [InlineData("[{|SN0340:Block|}] [Input(4)] [Dense(4)] class B;", "{|SN0340:Use<B>|}")]
    [InlineData("[{|SN0340:Block|}] [Dense(4)] [Output(\"dense\")] class B;", "{|SN0340:Use<B>|}")]
    [InlineData("[{|SN0340:Block|}] [Dense(4, Name = \"input\")] class B;", "{|SN0340:Use<B>|}")]
    [InlineData("[Block] [{|SN0340:Use<B>|}] class B;", "{|SN0340:Use<B>|}")]
    [InlineData("[Block] [Dense(4)] [{|SN0340:Use<C>|}] class B; [Block] [{|SN0340:Use<B>|}] class C;", "{|SN0340:Use<B>|}")]
    [InlineData("[Block] [{|SN0340:Use<string>|}] class B;", "{|SN0340:Use<B>|}")]
    [InlineData("[Block] [{|SN0340:Use<Net>|}] class B;", "{|SN0340:Use<B>|}")]
    [InlineData("[Block] [Dense(4)] class B;", "Use<B>({|SN0301:Repeat = 0|})")]
    [InlineData("[Block] [Dense(4)] class B;", "Use<B>({|SN0301:Repeat = 1001|})")]
    [InlineData("[Block] [Dense(4)] class B;", "Use<B>({|SN0203:From = \"x\"|})")]
    [InlineData("[Block] [Dense(4)] class B;", "Use<B>({|SN0201:Name = \"/\"|})")]
    [InlineData("[Block] [Dense({|SN0301:0|})] class B;", "{|SN0301:Use<B>(Repeat = 3)|}")]
    [InlineData("[Block] [Dense(4, {|SN0203:From = \"x\"|})] class B;", "{|SN0203:Use<B>|}")]
    [InlineData("[Block] [Dense(4, {|SN0204:From = \"x\"|})] [Dense(4, Name = \"x\")] class B;", "{|SN0204:Use<B>|}")]
    [InlineData("[Block] [Dense(4, {|SN0201:Name = \"a/b\"|})] class B;", "{|SN0201:Use<B>|}")]
    [InlineData("[Block] [Dense(4, Name = \"a\")] [Dense(4, {|SN0202:Name = \"a\"|})] [Flatten] class B;", "{|SN0202:Use<B>|}")]
    [InlineData("[Block] [Dense(4, {|SN0405:BiasInitializerValue = 1|})] class B;", "Use<B>")]
    [InlineData("[Block] [Dense(3)] [Add(\"input\", \"dense\")] class B;", "{|SN0307:Use<B>|}")]
    [InlineData("[Block] [Conv2D(3, 3)] class B;", "{|SN0305:Use<B>(Repeat = 2)|}")]
    [InlineData("[Block] [Dense(3)] [Dense(3, From = \"input\")] class B;", "{|SN0205:Use<B>|}")]
    [InlineData("[Block] [Dense(4)] [Dense(8)] class B;", "{|SN0401:Use<B>|}")]
    [InlineData("[Block] [Dense(4)] class B; partial class P; [Block] [Use<B>] partial class P; [{|SN0003:Flatten|}] partial class P;", "Use<P>")]
    [InlineData("[Block] [Dense(4)] abstract class B;", "Use<B>")]
    [InlineData("[Block] [Dense(4)] class B;", "{|SN0341:Use<B>(TimeDistributed = true)|}")]
    [InlineData("[Block] [Dense(4)] class B<T> { [Block] [Use<B<int>>] [Flatten] internal class C; }", "Use<B<string>.C>")]
    public Task A_mistake_is_told_at_the_class_and_at_the_use(string block, string use, bool forgotten = false) =>
        AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>(
            $"using StaticNet;\n[Network]\n[Input(4)]\n[{use}]\npartial class Net;",
            "using StaticNet;\n" + (forgotten ? block.Replace("Dense(4)", "{|SN0004:Dense(4)|}") : block));

    [Fact]
    public Task Steps_within_steps_are_not_compiled() => AnalyzerVerifier.VerifyAsync<NetworkAnalyzer>("""
        using StaticNet;
        [Network, Input(5, 4), {|SN0340:Use<B>(TimeDistributed = true)|}] partial class Net;
        [Network, Input(5, 4), Use<B>] partial class Other;
        [Network, Input(5, 4, 3), {|SN0341:Use<C>(TimeDistributed = true)|}] partial class Recurrent;
        [Block] [Dense(4, TimeDistributed = true)] class B;
        [Block] [GRU(4)] class C;
        """);

    [Theory]
    [InlineData("[Use<B>]", "[Block] [Conv2D(8, 3)] class B;",
        "[Conv2D] reads height × width × channels, but 4 arrives; give the input 3 sizes, such as [Input(28, 28, 1)] (in the block 'B': [Conv2D], here 'b')")]
    [InlineData("[Use<B>(Name = \"x\", Repeat = 2)]", "[Block] [Flatten] [Add(\"flatten\")] [Flatten(Name = \"end\")] class B;",
        "[Add] has 1 layers to join; name at least 2, such as [Add(\"a\", \"b\")] (in the block 'B': [Add], here 'x.1.add')")]
    [InlineData("[Use<A>]", "[Block] [Use<B>] [Flatten] class A; [Block] [Flatten] [Use<A>] class B;",
        "'A' cannot be used as a block: it uses itself (in the block 'B': [Use], here 'a.b')")]
    [InlineData("[Use<B>]", "class B;", "'B' cannot be used as a block: it is not marked with [Block]")]
    [InlineData("[Use<B>]", "[Network, Input(4), Dense(2)] partial class B;",
        "'B' cannot be used as a block: it is a network, which reads an [Input] of its own; move its layers without [Input] into a class marked with [Block], and use that in both")]
    public async Task The_message_names_the_layer_and_its_block(string use, string block, string message)
    {
        Compilation compilation = TestCompilation.Create(TestCompilation.Network("[Input(4)] " + use), "using StaticNet;\n" + block);
        Diagnostic diagnostic = (await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation))
            .First(static diagnostic => diagnostic.Location.SourceTree!.FilePath == "Test0.cs");
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.StartsWith(Rules.HelpLink, diagnostic.Descriptor.HelpLinkUri, System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_that_CSharp_does_not_know_is_left_to_it()
    {
        Compilation compilation = TestCompilation.Create(TestCompilation.Network("[Input(4)] [Use<Missing>] [Dense(3)]"));
        Assert.Empty(await AnalyzerVerifier.AnalyzeAsync<NetworkAnalyzer>(compilation));
    }

    [Fact]
    public Task What_is_wrong_within_a_block_cannot_be_fixed_at_its_use() =>
        AnalyzerVerifier.VerifyNoFixAsync<NetworkAnalyzer, AddActivationFix>("""
            using StaticNet;
            [Network, Input(4), Use<B>] partial class Net;
            [Block] [Dense(4)] [Dense(8)] class B;
            """);
}

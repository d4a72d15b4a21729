using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StaticNet.Generator.Declarations;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Shapes;
using StaticNet.Tests.Roslyn;
using Xunit;

namespace StaticNet.Tests.Generation;

/// <summary>The list of generated members and what the emitters write are the same.</summary>
public sealed class GeneratedMembersTests
{
    [Theory]
    [InlineData("[Network, Input(4), Dense(2)]")]
    [InlineData("[Network(Precision = Precision.Double), Input(9, 9, 2), Conv2D(4, 3), Flatten, Dropout(0.5f), Dense(2)]")]
    [InlineData("[Network, Input(20, 3), LSTM(40), Dense(2)]")]
    [InlineData("[Network, Input(20, 32), Conv1D(32, 3, Padding = Padding.Causal), BatchNormalization, GRU(40, ReturnSequences = true)]")]
    [InlineData("[Network, Input(4, Name = \"a\"), Input(4, Name = \"b\"), Add(\"a\", \"b\"), Dense(2, Name = \"c\"), Dense(1), Output(\"c\"), Output(\"dense\")]")]
    [InlineData("[Network, Input(4), Dense(0)]")]
    [InlineData("[Network, Input(20, 3), LSTM(0)]")]
    public void Every_member_is_listed(string attributes)
    {
        Compilation compilation = GeneratedCompilation.Run(TestCompilation.Create($"using StaticNet; {attributes} partial class Net;"));
        INamedTypeSymbol type = TestCompilation.FindType(compilation, "Net");
        NetworkDeclaration declaration = DeclarationReader.Read(type, default)!;
        Assert.Empty(declaration.OwnMembers);
        OwnMember[] members =
        [
            .. type.GetMembers()
                .Where(static member => !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null })
                .Select(OwnMemberReader.Read),
        ];
        Assert.True(members.Length > 15);
        Assert.All(members, member => Assert.Equal([member], GeneratedMembers.Clashes(ShapeInference.Infer(declaration with { OwnMembers = [member] }))));
    }

    [Fact]
    public void Every_listed_name_is_some_network_s()
    {
        Compilation compilation = GeneratedCompilation.Run(TestCompilation.Create(
            "using StaticNet; [Network, Input(20, 32), Conv1D(32, 3, Padding = Padding.Causal), BatchNormalization, GRU(40, ReturnSequences = true)] partial class Net;"));
        HashSet<string> names = [.. TestCompilation.FindType(compilation, "Net").GetMembers().Select(static member => member.Name)];
        Assert.Superset(GeneratedMembers.Names.ToHashSet(), names);
    }
}

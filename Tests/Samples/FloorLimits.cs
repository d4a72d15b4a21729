using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StaticNet.Tests.Samples;

/// <summary>The limits of a sample's floors, read from its source text: every number that may become one.</summary>
internal sealed class FloorLimits
{
    private readonly SyntaxNode[] _roots;

    private FloorLimits(IEnumerable<string> sources)
        => _roots = [.. sources.Select(static source => CSharpSyntaxTree.ParseText(source).GetRoot())];

    /// <summary>All limits of a program; those of equal worth as often as they are written.</summary>
    /// <param name="sources">The texts of its files.</param>
    /// <exception cref="NotSupportedException">A limit is said in a way that is not understood here.</exception>
    public static IReadOnlyList<FloorLimit> Read(IEnumerable<string> sources)
    {
        FloorLimits reader = new(sources);
        return [.. reader.All<BaseObjectCreationExpressionSyntax>().Where(IsFloor).SelectMany(reader.Limits)];
    }

    private static bool IsFloor(BaseObjectCreationExpressionSyntax creation) => creation switch
    {
        ObjectCreationExpressionSyntax named => named.Type.ToString() == "Floor",
        _ => creation.Parent?.Parent?.Parent is VariableDeclarationSyntax declaration && declaration.Type.ToString() == "Floor",
    };

    private IEnumerable<FloorLimit> Limits(BaseObjectCreationExpressionSyntax creation)
    {
        SeparatedSyntaxList<ArgumentSyntax> arguments = creation.ArgumentList!.Arguments;
        string format = arguments.Count > 2 && arguments[2].Expression is LiteralExpressionSyntax { Token.Value: string text } ? text : "F2";
        FloorLimit[] limits = [.. Numbers(arguments[1].Expression).Select(number => new FloorLimit(number, format[0] == 'P'))];
        return limits.Length > 0 ? limits : throw new NotSupportedException($"no number in {creation}");
    }

    private IEnumerable<double> Numbers(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: null } => [],
        LiteralExpressionSyntax { Token.Value: IConvertible number } => [number.ToDouble(CultureInfo.InvariantCulture)],
        ConditionalExpressionSyntax choice => [.. Numbers(choice.WhenTrue), .. Numbers(choice.WhenFalse)],
        ParenthesizedExpressionSyntax inner => Numbers(inner.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => Returned(member.Name.Identifier.Text),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax name } => Returned(name.Identifier.Text),
        IdentifierNameSyntax name => Given(name),
        _ => throw new NotSupportedException(expression.ToString()),
    };

    private IEnumerable<double> Returned(string method)
        => All<MethodDeclarationSyntax>().Where(declared => declared.Identifier.Text == method).SelectMany(declared => Numbers(declared.ExpressionBody!.Expression));

    // What a name stands for: a variable, a parameter of the function around it, or a parameter of a record that is given by name.
    private IEnumerable<double> Given(IdentifierNameSyntax use)
    {
        string name = use.Identifier.Text;
        foreach (SyntaxNode around in use.Ancestors())
        {
            VariableDeclaratorSyntax? variable = around.DescendantNodes().OfType<VariableDeclaratorSyntax>()
                .FirstOrDefault(declared => declared.Identifier.Text == name && declared.Initializer is not null);
            if (variable is not null)
            {
                return Numbers(variable.Initializer!.Value);
            }

            if (around is LocalFunctionStatementSyntax function
                && function.ParameterList.Parameters.IndexOf(parameter => parameter.Identifier.Text == name) is >= 0 and int index)
            {
                return All<InvocationExpressionSyntax>()
                    .Where(call => call.Expression is IdentifierNameSyntax called && called.Identifier.Text == function.Identifier.Text)
                    .SelectMany(call => Numbers(call.ArgumentList.Arguments[index].Expression));
            }
        }

        return All<ArgumentSyntax>().Where(argument => argument.NameColon?.Name.Identifier.Text == name).SelectMany(argument => Numbers(argument.Expression));
    }

    private IEnumerable<T> All<T>()
        where T : SyntaxNode
        => _roots.SelectMany(static root => root.DescendantNodes().OfType<T>());
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Footfall.Repository.Tests;

/// <summary>Functions of a C# file and how many lines they have, from their first token to their last.</summary>
internal static class CSharpMeasure
{
    public static IEnumerable<FunctionSize> Functions(string path) => Root(path).DescendantNodes()
        .Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or AnonymousFunctionExpressionSyntax or PropertyDeclarationSyntax { ExpressionBody: not null })
        .Select(n => new FunctionSize(path, Name(n), LinesOf(n)));

    /// <summary>Namespaces that a file declares.</summary>
    public static IEnumerable<string> Namespaces(string path) => Root(path).DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(n => n.Name.ToString());

    private static SyntaxNode Root(string path) => CSharpSyntaxTree.ParseText(SourceTree.Read(path)).GetRoot();

    private static string Name(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax m => m.Identifier.Text,
        LocalFunctionStatementSyntax f => f.Identifier.Text,
        PropertyDeclarationSyntax p => p.Identifier.Text,
        ConstructorDeclarationSyntax c => c.Identifier.Text,
        _ => node.Ancestors().OfType<MemberDeclarationSyntax>().Select(Name).FirstOrDefault("?"),
    };

    private static int LinesOf(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }
}

using System.Text.RegularExpressions;

namespace Footfall.Repository.Tests;

/// <summary>There is one way to addresses that somebody typed, and it is guarded; what goes elsewhere says why it may.</summary>
public sealed partial class OutboundTests
{
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["src/Footfall.Server/Hosting/Outbound.cs"] = "the guarded client itself",
        ["src/Footfall.ClickHouse/Http/HttpStore.cs"] = "the ClickHouse server of the settings, which is inside; only who has the machine names it",
        ["src/Footfall.Server/Commands/LocalServer.cs"] = "the socket in the data folder",
        ["src/Footfall.Server/Commands/ImportCommand.cs"] = "the server that who types the command names",
    };

    [Fact]
    public void Product_ConnectsThroughTheGuardedClientOnly() => Findings.None(
        from file in SourceTree.Files
        where file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal) && !Allowed.ContainsKey(file)
        from match in Connection().Matches(SourceTree.Read(file))
        select $"{file}: {match.Value}. Use the client Outbound.Client of IHttpClientFactory.");

    [Fact]
    public void Exceptions_AreStillNeeded() =>
        Findings.None(Allowed.Keys.Where(file => !SourceTree.Exists(file) || !Connection().IsMatch(SourceTree.Read(file))));

    [Theory]
    [InlineData("using var client = new HttpClient();")]
    [InlineData("HttpClient Client { get; } = new();")]
    [InlineData("HttpClient client = new(handler);")]
    [InlineData("factory.CreateClient()")]
    [InlineData("factory.CreateClient(\"other\")")]
    [InlineData("new TcpClient(host, 80)")]
    public void Rule_SeesWhatItForbids(string code) => Assert.Matches(Connection(), code);

    [Theory]
    [InlineData("factory.CreateClient(Outbound.Client)")]
    [InlineData("LocalServer.CreateClient(folder.Socket)")]
    [InlineData("Task RunAsync(HttpClient client)")]
    public void Rule_LeavesTheRest(string code) => Assert.DoesNotMatch(Connection(), code);

    [GeneratedRegex(
        @"\bnew\s+(HttpClient|HttpMessageInvoker|SocketsHttpHandler|HttpClientHandler|TcpClient|UdpClient|Socket|ClientWebSocket|SmtpClient|Ping)\b|\bHttpClient\s+\w+[^\n]*=>?\s*new\(|\bWebRequest\.|(?<!LocalServer\.)\bCreateClient\((?!Outbound\.Client\))",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Connection();
}

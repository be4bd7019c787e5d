using static Footfall.TestKit.KodosumiFolder;

namespace Footfall.Connectors.Tests.Kodosumi;

/// <summary>A server that watches two executions with files, and with links among them that lead elsewhere.</summary>
public sealed class FilesServer : IAsyncLifetime
{
    internal const string Fid = "69a54e500000000000000001";
    internal const string Other = "69a54e500000000000000002";
    internal const string Name = "hymn \"f\u00FCr\" alle; 100% \r\n ok.html";

    internal ConnectedServer Connected { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Connected = await ConnectedServer.StartAsync(watches: true, org: "acme", fill: f =>
        {
            f.Good(Ann, Fid);
            f.Good(Bo, Other);
            f.Roles((Ann, "ann", true));
            using var run = f.Open(Ann, Fid);
            run.Put("out", Name, "<script>alert(1)</script>").Put("out", "sub/deep.txt", "deep").Put("out", "empty", "").Put("out", "a\\b:c", "odd").Put("out", "caf\u00E9.txt", "coffee").Put("in", "0123.txt", "0123456789");
        });
        MakeLinks();
        await Connected.UntilAsync(() => Task.FromResult(Connected.Connector.States[0].Read == 2), 60);
    }

    public ValueTask DisposeAsync() => Connected.DisposeAsync();

    private void MakeLinks()
    {
        var folder = Path.Combine(Connected.Folder.Of(Ann, Fid), "in");
        var secret = Path.Combine(Connected.Folder.Path, "secret.txt");
        File.WriteAllText(secret, "secret");
        File.CreateSymbolicLink(Path.Combine(folder, "out-link"), secret);
        Directory.CreateSymbolicLink(Path.Combine(folder, "out-folder"), Connected.Folder.Path);
        File.CreateSymbolicLink(Path.Combine(folder, "over-link"), $"../../../{Bo}/{Other}/sqlite3.db");
        File.CreateSymbolicLink(Path.Combine(folder, "in-circles"), "in-circles");
        File.CreateSymbolicLink(Path.Combine(folder, "pipe-link"), "/dev/stdin");
        using var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(folder, "pipe")]);
        made.WaitForExit();
    }
}

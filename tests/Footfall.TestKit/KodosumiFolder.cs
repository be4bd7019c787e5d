using Footfall.Server.Demo;
using Microsoft.Data.Sqlite;

namespace Footfall.TestKit;

/// <summary>A Kodosumi data folder for a test, with every oddity that one may hold. It goes away with the test.</summary>
public sealed class KodosumiFolder : IDisposable
{
    /// <summary>When the first event of <see cref="Good"/> was.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, 125, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("footfall-kodosumi-");

    /// <summary>Id of a role, as its folder is called.</summary>
    public const string Ann = "0192f0c1-7c2b-4e0a-9b1a-5f0f0c1d2e3f";

    /// <summary>Id of another.</summary>
    public const string Bo = "0192f0c1-7c2b-4e0a-9b1a-5f0f0c1d2e40";

    /// <summary>The data folder.</summary>
    public string Path => _folder.FullName;

    /// <summary>Folder of an execution.</summary>
    public string Of(string user, string fid) => System.IO.Path.Combine(Path, "execution", user, fid);

    /// <summary>Writes an execution that ended well: nine rows, a file in and a file out.</summary>
    public void Good(string user, string fid, string name = "Hymn Creator")
    {
        using var run = Open(user, fid);
        run.Begin(name);
        run.End();
    }

    /// <summary>An execution whose writer is at work: its newest rows are in the log beside the database.</summary>
    public LiveExecution Open(string user, string fid, string name = "sqlite3.db") => new(KodosumiExecution.Open(Of(user, fid), name), user);

    /// <summary>Any bytes in the database's place.</summary>
    public void Raw(string user, string fid, byte[] content, string name = "sqlite3.db")
    {
        Directory.CreateDirectory(Of(user, fid));
        File.WriteAllBytes(System.IO.Path.Combine(Of(user, fid), name), content);
    }

    /// <summary>A SQLite database made by any statements.</summary>
    public void Sql(string user, string fid, string sql)
    {
        Directory.CreateDirectory(Of(user, fid));
        using var connection = new SqliteConnection($"Data Source={System.IO.Path.Combine(Of(user, fid), "sqlite3.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Writes roles into admin.db.</summary>
    public void Roles(params (string Id, string Name, bool IsActive)[] roles) => KodosumiRoles.Write(
        System.IO.Path.Combine(Path, "admin.db"),
        roles.Select(r => new KodosumiRole(Guid.Parse(r.Id), r.Name, $"{r.Name}@agents.example", r.IsActive)));

    /// <summary>Many executions as a real folder has them.</summary>
    public void Fill(int executions, DateTimeOffset from, DateTimeOffset to, int users = 20) =>
        new SimulatedKodosumi(Path, SimulatedKodosumi.Roles(users)).Fill(executions, from, to);

    /// <summary>Makes what was written a while ago older than the seconds in which a file may still be young.</summary>
    public void Age()
    {
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.LastWriteTimeUtc = file.LastWriteTimeUtc.AddMinutes(-5);
        }
    }

    /// <summary>Name, size and time of everything in it: what a reader must not change.</summary>
    public string Fingerprint() => string.Join('\n', _folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .OrderBy(f => f.FullName, StringComparer.Ordinal)
        .Select(f => $"{f.FullName} {(f as FileInfo)?.Length} {f.LastWriteTimeUtc.Ticks}"));

    public void Dispose() => _folder.Delete(recursive: true);
}

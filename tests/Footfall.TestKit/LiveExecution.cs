using Footfall.Server.Demo;

namespace Footfall.TestKit;

/// <summary>An execution that a test writes on.</summary>
public sealed class LiveExecution : IDisposable
{
    private readonly KodosumiExecution _execution;
    private readonly string _user;
    private DateTimeOffset _at = KodosumiFolder.Start;

    internal LiveExecution(KodosumiExecution execution, string user) => (_execution, _user) = (execution, user);

    /// <summary>The execution's folder.</summary>
    public string Folder => _execution.Folder;

    /// <summary>Adds a row, a second and a quarter after the one before.</summary>
    public LiveExecution Add(string kind, string message)
    {
        _execution.Add(_at, kind, message);
        _at = _at.AddMilliseconds(1_250);
        return this;
    }

    /// <summary>The four rows of a beginning.</summary>
    public LiveExecution Begin(string name = "Hymn Creator") => this
        .Add("status", "starting")
        .Add("inputs", """{"dict":{"topic":"sea"}}""")
        .Add("meta", $$$"""{"dict":{"fid":"{{{Path.GetFileName(Folder)}}}","username":"{{{_user}}}","entry_point":"hymn.app:crew","kodosumi":"1.1.1","summary":"{{{name}}}"}}""")
        .Add("status", "running");

    /// <summary>A good end, with files.</summary>
    public LiveExecution End()
    {
        Put("in", "brief.txt", "What to do.").Put("out", "hymn.md", "# Hymn");
        return Add("stdout", "step 1").Add("result", """{"Text":{"body":"done"}}""").Add("debug", "closing").Add("final", """{"Markdown":{"body":"# Hymn"}}""").Add("status", "finished");
    }

    /// <summary>Puts a file beside the database.</summary>
    public LiveExecution Put(string side, string name, string content)
    {
        _execution.Put(side, name, content);
        return this;
    }

    /// <summary>Many rows in one commit.</summary>
    public void AddMany(int count, string kind, string message) => _execution.Together(_ =>
    {
        for (var i = 0; i < count; i++)
        {
            Add(kind, message);
        }
    });

    public void Dispose() => _execution.Dispose();
}

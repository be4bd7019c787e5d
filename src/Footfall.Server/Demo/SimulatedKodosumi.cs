using System.Globalization;

namespace Footfall.Server.Demo;

/// <summary>A made-up Kodosumi: a data folder with roles and executions, of which some go on while the demo runs.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="roles">Who runs agents.</param>
/// <param name="seed">The same gives the same.</param>
internal sealed class SimulatedKodosumi(string folder, IReadOnlyList<KodosumiRole> roles, int seed = 7)
{
    private static readonly (string Summary, string Entry)[] Agents =
    [
        ("Hymn Creator", "hymn.app:crew"), ("Contract Reader", "legal.reader:app"), ("Market Scout", "scout.app:crew"),
        ("Slide Writer", "slides.main:run"), ("Invoice Checker", "finance.invoices:app"), ("Support Triage", "triage.app:crew"),
    ];

    private static readonly string[] Tags = ["demo"];

    private readonly Random _random = new(seed);
    private int _count;

    /// <summary>Roles with the names of a few people.</summary>
    internal static IReadOnlyList<KodosumiRole> Roles(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new KodosumiRole(Id(i), Name(i), $"{Name(i)}@agents.example", i % 9 != 0, i == 1))];

    /// <summary>Writes the roles, and executions that ended, evenly over a time.</summary>
    internal void Fill(int executions, DateTimeOffset from, DateTimeOffset to)
    {
        Directory.CreateDirectory(folder);
        KodosumiRoles.Write(Path.Combine(folder, "admin.db"), roles);
        for (var i = 0; i < executions; i++)
        {
            var start = from + ((to - from) * ((i + _random.NextDouble()) / executions));
            using var run = Begin(start);
            run.Together(r => End(r, Work(r, start)));
            PutFiles(run);
        }
    }

    /// <summary>Starts and goes on with executions until it is stopped.</summary>
    internal async Task GoOnAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var running = new Queue<KodosumiExecution>();
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(2 + (_random.NextDouble() * 4)), time, cancellationToken);
                if (running.Count < 4)
                {
                    running.Enqueue(Begin(time.GetUtcNow()));
                }

                var run = running.Dequeue();
                Note(run, time.GetUtcNow());
                if (_random.NextDouble() < 0.75)
                {
                    running.Enqueue(run);
                    continue;
                }

                End(run, time.GetUtcNow());
                PutFiles(run);
                run.Dispose();
            }
        }
        catch (OperationCanceledException)
        {
            // The demo ends.
        }
        finally
        {
            foreach (var run in running)
            {
                run.Dispose();
            }
        }
    }

    private static Guid Id(int number) => new(number, 0x4b6f, 0x4d73, 0x80, 0x75, 0x6d, 0x69, 0, 0, 0, (byte)number);

    private static string Name(int number) => Words.PersonName(number + 40);

    private KodosumiExecution Begin(DateTimeOffset start)
    {
        var role = roles[_random.Next(roles.Count)];
        var fid = string.Create(CultureInfo.InvariantCulture, $"{start.ToUnixTimeSeconds():x8}{seed:x8}{_count++:x8}");
        var run = KodosumiExecution.Open(Path.Combine(folder, "execution", role.Folder, fid));
        var (summary, entry) = Agents[_random.Next(Agents.Length)];
        run.Together(r => r
            .Add(start, "status", "starting")
            .Add(start.AddMilliseconds(14), "inputs", KodosumiExecution.Typed(new Dictionary<string, object> { ["topic"] = $"topic {_count}", ["length"] = _random.Next(1, 9) }))
            .Add(start.AddMilliseconds(29), "meta", KodosumiExecution.Typed(new Dictionary<string, object?> { ["fid"] = fid, ["username"] = role.Folder, ["entry_point"] = entry, ["kodosumi"] = "1.1.1", ["summary"] = summary, ["tags"] = Tags }))
            .Add(start.AddMilliseconds(31), "status", "running"));
        return run;
    }

    private DateTimeOffset Work(KodosumiExecution run, DateTimeOffset at)
    {
        for (var steps = _random.Next(2, 12); steps > 0; steps--)
        {
            at = at.AddSeconds(_random.NextDouble() * 20);
            Note(run, at);
        }

        return at;
    }

    private void Note(KodosumiExecution run, DateTimeOffset at)
    {
        var (kind, message) = _random.Next(5) switch
        {
            0 => ("debug", "asking the model for the next step"),
            1 => ("stderr", "WARNING  rate limit is near, waiting a little"),
            2 => ("action", KodosumiExecution.Typed(new Dictionary<string, object> { ["tool"] = "search", ["query"] = $"facts {_random.Next(100)}" })),
            3 => ("result", """{"Markdown":{"body":"## Findings\n\n- three sources agree"}}"""),
            _ => ("stdout", $"step {_random.Next(1, 40)} done"),
        };
        run.Add(at, kind, message);
    }

    private void End(KodosumiExecution run, DateTimeOffset at)
    {
        switch (_random.NextDouble())
        {
            case < 0.1:
                run.Add(at, "error", "Traceback (most recent call last):\n  File \"app.py\", line 42, in run\n    reply = model.ask(prompt)\nTimeoutError: the model did not answer in 60 s\n").Add(at.AddMilliseconds(3), "status", "error");
                break;
            case < 0.14:
                run.Add(at, "lock", KodosumiExecution.Typed(new Dictionary<string, object> { ["name"] = "approve", ["lid"] = $"{_count:x8}-0000-4000-8000-000000000000", ["expires"] = at.AddHours(4).ToUnixTimeSeconds() }));
                break;
            default:
                run.Add(at, "final", """{"Markdown":{"body":"# Done\n\nAll steps went well."}}""").Add(at.AddMilliseconds(3), "status", "finished");
                break;
        }
    }

    private void PutFiles(KodosumiExecution run)
    {
        if (_random.NextDouble() < 0.5)
        {
            run.Put("in", $"brief {_random.Next(9)}.txt", "What is to be done.\n");
        }

        if (_random.NextDouble() < 0.6)
        {
            run.Put("out", "report.md", "# Report\n\nThree sources agree.\n").Put("out", "facts, as a table.csv", "fact,source\n1,a\n2,b\n");
        }
    }
}

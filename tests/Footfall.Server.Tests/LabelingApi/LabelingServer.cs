using System.Text.Json;
using Footfall.TestKit;

namespace Footfall.Server.Tests.LabelingApi;

/// <summary>A server with a random week of labeling, a day of special cases, and three jobs.</summary>
public sealed class LabelingServer : IAsyncLifetime
{
    private static readonly string[] Actions = ["create_figure", "create_figure", "create_figure", "update_figure", "disable_figure", "attach_tag", "detach_tag", "image_review_status_updated", "image_review_status_updated", "view"];
    private static readonly string[] Statuses = ["done", "accepted", "rejected"];

    private readonly List<Work> _work = [];

    public TestServer Server { get; private set; } = null!;

    public HttpClient Ingest { get; private set; } = null!;

    /// <summary>What the log shows: <c>view</c> is no action of it.</summary>
    internal IEnumerable<Work> Log => _work.Where(w => w.Action != "view");

    internal static bool IsLabeling(string action) => action != "view";

    public async ValueTask InitializeAsync()
    {
        Server = await TestServer.StartAsync();
        Ingest = await Server.IngestAsync();
        var random = new Random(26);
        var time = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 900; i++)
        {
            // Gaps around the five minutes, and exactly them.
            time = time.AddMilliseconds(random.Next(6) switch { 0 => 300_000, 1 => 300_001, 2 => random.Next(1_200_000), _ => random.Next(90_000) });
            var action = Actions[random.Next(Actions.Length)];
            _work.Add(new Work(
                i,
                time,
                action,
                $"u{random.Next(4)}",
                random.Next(8) == 0 ? null : $"j{random.Next(2)}",
                random.Next(10) == 0 ? null : $"i{random.Next(60)}",
                action == "image_review_status_updated" ? Statuses[random.Next(3)] : null,
                random.Next(2) == 0 ? "acme" : "other",
                $"c{random.Next(3)}"));
        }

        var lines = _work.Select(Line).ToArray();
        random.Shuffle(lines);
        await Server.SendAsync(Ingest, string.Join('\n', lines.Concat(Special()).Concat(Jobs())));
    }

    public async ValueTask DisposeAsync()
    {
        Ingest.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>The members' table, counted the long way.</summary>
    internal IReadOnlyList<Member> Recount()
    {
        var users = _work.Select(w => w.User).Distinct().ToDictionary(u => u, _ => (Labeling: 0L, Review: 0L));
        foreach (var own in _work.Where(w => w.Job is not null).GroupBy(w => w.User))
        {
            var sorted = own.OrderBy(w => w.Time).ThenBy(w => w.Id).ToList();
            foreach (var (before, after) in sorted.Zip(sorted.Skip(1)))
            {
                var gap = (long)(after.Time - before.Time).TotalMilliseconds;
                if (before.Job == after.Job && gap <= 300_000)
                {
                    var (labeling, review) = users[own.Key];
                    users[own.Key] = after.Status is "accepted" or "rejected" ? (labeling, review + gap) : (labeling + gap, review);
                }
            }
        }

        var submitters = _work.Where(w => w is { Status: "done", Image: not null }).GroupBy(w => w.Image!).ToDictionary(g => g.Key, g => g.MaxBy(w => w.Time)!.User);
        var verdicts = _work.Where(w => w is { Status: "accepted" or "rejected", Image: not null }).GroupBy(w => w.Image!).ToDictionary(g => g.Key, g => g.MaxBy(w => w.Time)!.Status);
        return [.. users.Select(u =>
        {
            var own = _work.Where(w => w.User == u.Key && IsLabeling(w.Action)).ToList();
            return new Member(
                u.Key,
                own.Count,
                own.Count(w => w.Action == "create_figure"),
                own.Count(w => w.Action == "attach_tag"),
                own.Select(w => w.Image).OfType<string>().Distinct().Count(),
                own.Where(w => w.Status == "done").Select(w => w.Image ?? "").Distinct().Count(),
                own.Count(w => w.Status is "accepted" or "rejected"),
                verdicts.Count(v => v.Value == "accepted" && submitters.GetValueOrDefault(v.Key) == u.Key),
                verdicts.Count(v => v.Value == "rejected" && submitters.GetValueOrDefault(v.Key) == u.Key),
                u.Value.Labeling,
                u.Value.Review);
        })];
    }

    private static string Line(Work w) => JsonSerializer.Serialize(new
    {
        id = $"00000000-0000-4000-8000-{w.Id:D12}",
        timestamp = w.Time,
        scope = w.Action switch
        {
            "disable_figure" => "delete:figure",
            "image_review_status_updated" => "review:image",
            "view" => "open:image",
            _ => $"{w.Action[..w.Action.IndexOf('_')]}:{w.Action[(w.Action.IndexOf('_') + 1)..]}",
        },
        user_id = w.User,
        job_id = w.Job,
        project_id = w.Project,
        org_slug = w.Org,
        payload = new Dictionary<string, object?> { ["image_id"] = w.Image, ["status"] = w.Status, ["class_id"] = w.Class, ["note"] = "r" }.Where(m => m.Value is not null).ToDictionary(),
    });

    private static IEnumerable<string> Special() =>
        new object[]
        {
            new { timestamp = "2026-03-20T01:00:00Z", scope = "login:user", user_id = "u1", user_name = "Ann" },
            new { timestamp = "2026-03-20T02:00:00Z", scope = "annotate:item", user_id = "u1", user_name = "Ann", project_id = "p1", job_id = "j7", duration = 12_500 },
            new { timestamp = "2026-03-20T03:00:00Z", scope = "image:review_status_updated", user_id = "u2", user_name = "Bob", payload = new { project_id = "p1", meta = new { reviewStatus = "accepted" } } },
            new { timestamp = "2026-03-20T04:00:00Z", scope = "delete:figure", user_id = "u1", user_name = "Ann", project_id = "p1", payload = new { figure_id = "f9", reason = "twice" } },
            new { timestamp = "2026-03-01T00:00:00Z", scope = "create:project", obj_id = "p1", obj_val = "Birds" },
            new { timestamp = "2026-03-01T00:00:00Z", scope = "create:project", obj_id = "films", payload = new { type = "images" } },
            new { timestamp = "2026-03-01T00:00:01Z", scope = "update:project", obj_id = "films", obj_name = "project", payload = new { type = "Videos" } },
            new { timestamp = "2026-03-01T00:00:00Z", scope = "create:project", obj_id = "photos", payload = new { type = "images" } },
            new { timestamp = "2026-03-20T05:00:00Z", scope = "draw:object", user_id = "u1", project_id = "p1" },
        }.Select(e => JsonSerializer.Serialize(e));

    private static IEnumerable<string> Jobs() =>
        new object[]
        {
            new { timestamp = "2026-03-15T00:00:00Z", scope = "create:job", obj_id = "j7", obj_val = "Night shift" },
            new { timestamp = "2026-03-15T00:00:00Z", scope = "create:job", obj_id = "j8", payload = new { status = "in_progress" } },
            new { timestamp = "2026-03-15T00:00:00Z", scope = "create:job", obj_id = "j9", payload = new { status = "in_progress" } },
            new { timestamp = "2026-03-16T00:00:00Z", scope = "update:job", obj_id = "j9", obj_name = "job", project_id = "films", payload = new { status = "completed" } },
            new { timestamp = "2026-03-22T00:00:00Z", scope = "update:job", obj_id = "j8", obj_name = "job", payload = new { status = "stopped" } },
            new { timestamp = "2026-03-15T00:00:00Z", scope = "create:job", obj_id = "j10" },
            new { timestamp = "2026-03-16T00:00:00Z", scope = "delete:job", obj_id = "j10" },
        }.Select(e => JsonSerializer.Serialize(e));

    internal sealed record Work(int Id, DateTimeOffset Time, string Action, string User, string? Job, string? Image, string? Status, string Org, string Class)
    {
        /// <summary>Of videos, of images, or none.</summary>
        internal string? Project => (Id % 3) switch { 0 => "films", 1 => "photos", _ => null };
    }

    internal sealed record Member(
        string User, long Actions, long CreatedObjects, long CreatedTags, long Assets, long Submitted, long Reviews, long Accepted, long Rejected, long LabelingMs, long ReviewMs);
}

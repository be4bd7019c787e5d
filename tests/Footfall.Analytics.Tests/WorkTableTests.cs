using System.Globalization;
using Footfall.Analytics.Asking;
using Footfall.Analytics.WorkingTime;
using NodaTime;
using Calendar = Footfall.Analytics.Asking.Calendar;

namespace Footfall.Analytics.Tests;

/// <summary>The working-time table against a naive recount of stored rows, with days sealed and not.</summary>
public sealed class WorkTableTests
{
    [Theory]
    [InlineData(1, "UTC")]
    [InlineData(2, "Asia/Kathmandu")]
    [InlineData(3, "America/New_York")]
    public async Task Table_OfRandomHistories_IsTheRecount(int seed, string zone)
    {
        var random = new Random(seed);
        await using var history = await History.StartAsync();
        var questions = new WorkQuestions(history.Store, () => history.Seals.Current);
        for (var round = 0; round < 3; round++)
        {
            await history.AddAsync([.. Some.Events(random, 600, Some.Day, 6).Select(e => e with { ProjectId = Maybe(random, 3), TaskId = Maybe(random, 3), JobId = Maybe(random, 3), Count = (uint)random.Next(5) })]);
            if (round == 1)
            {
                await history.SealAsync();
            }

            var filter = Some.Filter(Some.Day.AddMinutes(random.Next(3000)), Some.Day.AddHours(100 + random.Next(40))) with { Zone = zone };
            foreach (var one in new[] { filter, filter.With("org", "org1", "3"), filter.With("user", "u1", "u2"), filter.With("project", "1").With("job", "0", "2") })
            {
                foreach (var groups in new[] { "user,project,task,job", "org", "day", "week,user", "month", "" })
                {
                    await AssertAsync(history, questions, one, groups, zone);
                }
            }
        }
    }

    private static async Task AssertAsync(History history, WorkQuestions questions, EventFilter filter, string groups, string zone)
    {
        var names = groups.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var table = new WorkTable { Filter = filter, Groups = [.. WorkGroup.All.Where(g => names.Contains(g.Name))] };
        var (rows, totals) = await questions.PageAsync(table, 0, 10_000, CancellationToken.None);
        var stored = await StoredAsync(history, filter);

        var expected = stored.GroupBy(e => string.Join('|', table.Groups.Select(g => Key(e, g.Name, zone))))
            .Select(g => $"{g.Key}: {g.Where(IsWork).Sum(e => e.Duration)} {g.Count(e => !IsWork(e))} {g.Count(IsWork)} {g.Where(e => e.Scope == "draw:object").Sum(e => e.Count)}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), rows.Select(r => Text(r, table)).Order(StringComparer.Ordinal));
        Assert.Equal(
            (stored.Where(IsWork).Sum(e => e.Duration), (long)stored.Count(e => !IsWork(e))),
            (totals.WorkingTimeMs, totals.Activity));
        Assert.Equal(rows.Select(r => r["working_time_ms"].GetInt64()).OrderDescending(), rows.Select(r => r["working_time_ms"].GetInt64()));
        Assert.Equal((rows.Count, totals), (totals.Rows, (await questions.PageAsync(table, 10_000, 5, CancellationToken.None)).Totals));
        await AssertPagesAsync(questions, table with { Sort = "activity", IsDescending = filter.Zone.Length % 2 == 0 });
    }

    // Many rows are equal in what they are sorted by: the pages must still hold each of them once.
    private static async Task AssertPagesAsync(WorkQuestions questions, WorkTable table)
    {
        var (rows, totals) = await questions.PageAsync(table, 0, 10_000, CancellationToken.None);
        for (var offset = 0; offset < Math.Min(rows.Count, 30); offset += 7)
        {
            var page = await questions.PageAsync(table, offset, 7, CancellationToken.None);
            Assert.Equal(rows.Skip(offset).Take(7).Select(r => Text(r, table)), page.Rows.Select(r => Text(r, table)));
            Assert.Equal(totals, page.Totals);
        }
    }

    private static async Task<List<Stored>> StoredAsync(History history, EventFilter filter)
    {
        var all = await Footfall.ClickHouse.StoreRows.RowsAsync<Stored>(
            history.Store,
            new("SELECT scope, toInt64(toUnixTimestamp64Milli(time)) AS at, toInt64(ifNull(duration, 0)) AS duration, toInt64(ifNull(count, 1)) AS count, user_id, org_id, org_slug, project_id, task_id, job_id FROM events"),
            CancellationToken.None);
        return [.. all.Where(e =>
            filter.Range.Contains(DateTimeOffset.FromUnixTimeMilliseconds(e.At))
            && e.OrgSlug != "footfall"
            && (e.UserId.Length > 0 || IsWork(e))
            && Has(filter["org"], e.OrgSlug, e.OrgId)
            && Has(filter["user"], e.UserId)
            && Has(filter["project"], e.ProjectId)
            && Has(filter["job"], e.JobId))];
    }

    private static bool Has(IReadOnlyList<string> wanted, params string[] values) => wanted.Count == 0 || values.Any(v => v.Length > 0 && wanted.Contains(v));

    private static bool IsWork(Stored e) => e.Scope == "send:working_time";

    private static string Key(Stored e, string group, string zone)
    {
        var date = new Calendar(DateTimeZoneProviders.Tzdb[zone]).DateOf(DateTimeOffset.FromUnixTimeMilliseconds(e.At));
        return group switch
        {
            "user" => e.UserId,
            "org" => $"{e.OrgId}/{e.OrgSlug}",
            "project" => e.ProjectId,
            "task" => e.TaskId,
            "job" => e.JobId,
            "day" => Date(date),
            "week" => Date(Calendar.Begin(date, BucketUnit.Week)),
            _ => Date(Calendar.Begin(date, BucketUnit.Month)),
        };
    }

    private static string Date(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(Dictionary<string, System.Text.Json.JsonElement> row, WorkTable table)
    {
        var keys = table.Groups.Select(g => g.Name switch
        {
            "user" => row["user_id"].GetString(),
            "org" => $"{row["org_id"].GetString()}/{row["org_slug"].GetString()}",
            "day" or "week" or "month" => row[g.Name].GetString(),
            _ => row[$"{g.Name}_id"].GetString(),
        });
        return $"{string.Join('|', keys)}: {row["working_time_ms"]} {row["activity"]} {row["working_time_rows"]} {row["objects"]}";
    }

    private static string? Maybe(Random random, int below) => random.Next(3) == 0 ? null : random.Next(below).ToString(CultureInfo.InvariantCulture);

    private sealed record Stored(string Scope, long At, long Duration, long Count, string UserId, string OrgId, string OrgSlug, string ProjectId, string TaskId, string JobId);
}

namespace Footfall.Ingestion.Tests.Formats.Cvat;

/// <summary>The view that SQL written for CVAT reads (<c>specs/cvat.md</c> 6.1, decision 7).</summary>
public sealed class CvatViewTests(Intake intake) : IClassFixture<Intake>, IAsyncLifetime
{
    public ValueTask InitializeAsync() => intake.EmptyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task View_HasTheColumnsOfCvat_InItsOrderAndTypes()
    {
        var columns = await intake.TextAsync($"SELECT name, type FROM system.columns WHERE database = '{intake.CvatDatabase}' AND table = 'events' ORDER BY position");

        Assert.Equal(
            """
            scope	String
            obj_name	Nullable(String)
            obj_id	Nullable(UInt64)
            obj_val	Nullable(String)
            source	String
            timestamp	DateTime64(3, \'Etc/UTC\')
            count	Nullable(UInt16)
            duration	UInt32
            project_id	Nullable(UInt64)
            task_id	Nullable(UInt64)
            job_id	Nullable(UInt64)
            user_id	Nullable(UInt64)
            user_name	Nullable(String)
            user_email	Nullable(String)
            org_id	Nullable(UInt64)
            org_slug	Nullable(String)
            payload	Nullable(String)
            """,
            columns);
    }

    [Fact]
    public async Task Row_ShowsNothingAsNullAndCutsWhatCvatCannotHold()
    {
        await intake.CanonicalAsync("""
            {"timestamp": "2024-06-03T12:00:00.184999Z", "scope": "create:job", "obj_id": "a-b", "job_id": 18446744073709551615, "count": 70000, "duration": 4294967301}
            {"timestamp": "2024-06-03T12:00:01Z", "scope": "send:working_time", "source": "client", "user_id": "u1", "task_id": "007", "org_id": 3, "org_slug": "acme", "count": 0, "payload": {"working_time": 5}}
            {"timestamp": "2024-06-03T12:00:02Z", "scope": "update:setting", "org_slug": "footfall"}
            """);

        var rows = await intake.TextAsync($"SELECT * FROM {intake.CvatDatabase}.events ORDER BY timestamp");

        Assert.Equal(
            """
            create:job	\N	\N	\N	server	2024-06-03T12:00:00.184Z	65535	4294967295	\N	\N	18446744073709551615	\N	\N	\N	\N	\N	\N
            send:working_time	\N	\N	\N	client	2024-06-03T12:00:01.000Z	0	0	\N	7	\N	\N	\N	\N	3	acme	{"working_time": 5}
            """,
            rows);
    }

    [Fact]
    public async Task WorkingTimeQuery_OfCvatsDashboard_RunsUnchanged()
    {
        await intake.CanonicalAsync("""
            {"timestamp": "2024-06-03T12:00:00Z", "scope": "send:working_time", "user_id": 1, "project_id": 2, "task_id": 3, "job_id": 4, "payload": "{\"working_time\": 1800000}"}
            {"timestamp": "2024-06-03T13:00:00Z", "scope": "send:working_time", "user_id": 1, "project_id": 2, "task_id": 3, "job_id": 4, "payload": "{\"working_time\": 900000}"}
            """);

        var rows = await intake.TextAsync($"""
            SELECT user_id, project_id, task_id, job_id, sum(JSONExtractUInt(payload, 'working_time')) / 1000 / 3600 AS working_time, count() AS activity
            FROM {intake.CvatDatabase}.events
            WHERE JSONHas(payload, 'working_time') AND timestamp >= toDateTime('2024-06-03 00:00:00', 'UTC') AND timestamp <= toDateTime('2024-06-04 00:00:00', 'UTC')
            GROUP BY user_id, project_id, task_id, job_id
            """);

        Assert.Equal("1\t2\t3\t4\t0.75\t2", rows);
    }
}

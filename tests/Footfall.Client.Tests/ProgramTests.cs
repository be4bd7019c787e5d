using System.Net;
using Footfall.TestKit;

namespace Footfall.Client.Tests;

/// <summary>What a program with the kit tells the server, and that the kit stays out of the program's way.</summary>
public sealed class ProgramTests : IAsyncLifetime
{
    private readonly DirectoryInfo _queue = Directory.CreateTempSubdirectory("footfall-queue-");
    private TestServer _server = null!;
    private string _token = "";

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _token = await _server.NewTokenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _queue.Delete(recursive: true);
    }

    [Fact]
    public async Task Request_ItsLogAndItsEvents_CarryUserAndRequest()
    {
        await using var program = await KitProgram.StartAsync(KitProgram.To(_server.Address, _token, _queue));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/jobs/7");
        request.Headers.Add("X-User", "u42");
        using var answer = await program.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.True(await program.Footfall.FlushAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            "call:endpoint\tGET /jobs/{id}\t\nlog:info\t\t\nopen:job\t\t7",
            await _server.ScalarAsync("SELECT scope, obj_name, obj_id FROM events ORDER BY scope"));
        Assert.Equal("3\t1\tu42\tU42\tacme\tShop\tserver", await _server.ScalarAsync("SELECT count(), uniqExact(request_id), any(user_id), any(user_name), any(org_slug), any(package), any(source) FROM events WHERE request_id != ''"));
        Assert.Equal("202\tJob 7 was asked for\tJob {Job} was asked for\t7", await _server.ScalarAsync("SELECT maxIf(JSONExtractInt(payload, 'status'), scope = 'call:endpoint'), maxIf(JSONExtractString(payload, 'message'), scope = 'log:info'), maxIf(JSONExtractString(payload, 'template'), scope = 'log:info'), maxIf(JSONExtractString(payload, 'Job'), scope = 'log:info') FROM events"));
    }

    [Fact]
    public async Task ExceptionOfARequest_IsRecordedWithItsStack_AndGoesOn()
    {
        await using var program = await KitProgram.StartAsync(KitProgram.To(_server.Address, _token, _queue));
        using var answer = await program.Client.GetAsync("/broken", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        await program.Footfall.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            "error\tSystem.InvalidOperationException\tthe job is closed\t2.4.1\t0\t1",
            await _server.ScalarAsync("SELECT level, JSONExtractString(payload, 'type'), JSONExtractString(payload, 'message'), JSONExtractString(payload, 'version'), JSONExtractBool(payload, 'handled'), position(payload, 'KitProgram') > 0 FROM events WHERE scope = 'send:exception'"));
        Assert.Equal("500", await _server.ScalarAsync("SELECT JSONExtractInt(payload, 'status') FROM events WHERE scope = 'call:endpoint'"));
    }

    [Theory]
    [InlineData("/unheard")]
    [InlineData("/logged")]
    public async Task ExceptionThatSeveralTellOf_IsOneError_AndALineOfTheLogAfterThat(string route)
    {
        await using var program = await KitProgram.StartAsync(KitProgram.To(_server.Address, _token, _queue));
        using var answer = await program.Client.GetAsync(route, TestContext.Current.CancellationToken);

        // The server tells of it when it has answered.
        for (var i = 0; i < 50 && await CountAsync("scope = 'log:error'") == "0"; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal("1", await CountAsync("scope = 'send:exception'"));
        Assert.Equal("log:error", await _server.ScalarAsync("SELECT scope FROM events WHERE scope LIKE 'log:%'"));

        async Task<string> CountAsync(string which)
        {
            await program.Footfall.FlushAsync(TestContext.Current.CancellationToken);
            return await _server.ScalarAsync($"SELECT count() FROM events WHERE {which}");
        }
    }

    [Fact]
    public async Task End_SendsWhatWaits()
    {
        await using (var program = await KitProgram.StartAsync(KitProgram.To(_server.Address, _token, _queue)))
        {
            using (program.Footfall.Start(new FootfallEvent("run:import") { JobId = "7", Count = 3 }))
            {
                program.Footfall.Error(new InvalidOperationException("handled"));
            }
        }

        Assert.Equal("run:import\t7\t3\nsend:exception\t\t0", await _server.ScalarAsync("SELECT scope, job_id, ifNull(count, 0) FROM events ORDER BY scope"));
    }

    [Fact]
    public async Task ServerAway_TheProgramRunsOn_AndTheNextStartSendsWhatWasLeft_Once()
    {
        await using (var program = await KitProgram.StartAsync(KitProgram.To(new Uri("http://127.0.0.1:1"), _token, _queue)))
        {
            using var answer = await program.Client.GetAsync("/jobs/7", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            Assert.False(await program.Footfall.FlushAsync(TestContext.Current.CancellationToken));
        }

        await using var again = await KitProgram.StartAsync(KitProgram.To(_server.Address, _token, _queue));
        Assert.True(await again.Footfall.FlushAsync(TestContext.Current.CancellationToken));
        Assert.Equal("1", await _server.ScalarAsync("SELECT count() FROM events WHERE scope = 'open:job'"));
    }

    [Fact]
    public async Task AnswerLost_ItIsSentAgain_AndStoredOnce()
    {
        var losing = new LosingHandler();
        await using var program = await KitProgram.StartAsync(o =>
        {
            KitProgram.To(_server.Address, _token, _queue)(o);
            o.Handler = () => losing;
        });
        program.Footfall.Event("draw:object", "1");
        program.Footfall.Event("draw:object", "2");

        Assert.False(await program.Footfall.FlushAsync(TestContext.Current.CancellationToken));
        Assert.True(await program.Footfall.FlushAsync(TestContext.Current.CancellationToken));

        Assert.Equal(2, losing.Requests);
        Assert.Equal("1\n2", await _server.ScalarAsync("SELECT obj_id FROM events WHERE scope = 'draw:object' ORDER BY obj_id"));
        Assert.Equal(2, program.Footfall.Sent);
    }

    [Fact]
    public async Task ServerThatTakesLessAtOnce_GetsItInParts()
    {
        var made = await _server.Admin.PostAsync("/api/v1/tokens", new StringContent("""{"name": "small", "kind": "ingest", "limits": {"events_per_request": 10}}""", System.Text.Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        made.EnsureSuccessStatusCode();
        var token = System.Text.Json.JsonDocument.Parse(await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("token").GetString()!;
        await using var program = await KitProgram.StartAsync(KitProgram.To(_server.Address, token, _queue));
        for (var i = 0; i < 100; i++)
        {
            program.Footfall.Event("draw:object", $"{i}");
        }

        Assert.True(await program.Footfall.FlushAsync(TestContext.Current.CancellationToken));
        Assert.Equal("100", await _server.ScalarAsync("SELECT uniqExact(obj_id) FROM events WHERE scope = 'draw:object'"));
    }

    [Fact]
    public async Task RefusedEvent_IsCounted_AndKeepsNoOtherOut()
    {
        await using var program = await KitProgram.StartAsync(KitProgram.To(_server.Address, _token, _queue));
        program.Footfall.Event("Not a scope");
        program.Footfall.Event("draw:object");

        Assert.True(await program.Footfall.FlushAsync(TestContext.Current.CancellationToken));
        Assert.Equal((1, 1, 0), (program.Footfall.Refused, program.Footfall.Sent, program.Footfall.Lost));
    }
}

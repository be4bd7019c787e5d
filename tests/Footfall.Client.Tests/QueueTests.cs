using System.Net;
using System.Text;

namespace Footfall.Client.Tests;

/// <summary>What is recorded is on disk at once, whatever network and server do, and programs that are gone leave nothing behind.</summary>
public sealed class QueueTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("footfall-queue-");
    private readonly List<string> _complaints = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Event_IsOnDiskAtOnce_AndNotWithTheNextSend()
    {
        await using var client = Client(o => o.Interval = TimeSpan.FromHours(1));

        client.Event("draw:object");

        Assert.Single(await WaitingAsync(1));
    }

    [Fact]
    public async Task ServerThatHangs_KeepsNoEventOut()
    {
        await using var client = Client(o => (o.QueueEvents, o.Handler) = (20, () => new Handler(async token =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return "";
        })));
        for (var i = 0; i < 100; i++)
        {
            client.Event("draw:object");
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        Assert.Equal(100, (await WaitingAsync(100)).Count);
        Assert.Equal(0, client.Lost);
    }

    [Fact]
    public async Task HandlerThatThrows_IsAServerThatIsAway_AndEventsAreSentLater()
    {
        var asked = 0;
        await using var client = Client(o => o.Handler = () => new Handler(_ => ++asked == 1
            ? throw new NotSupportedException("by the program's handler")
            : Task.FromResult("""{"accepted":1,"duplicates":0,"rejected":[]}""")));
        client.Event("draw:object");

        for (var i = 0; i < 100 && client.Sent == 0; i++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal((2, 1), (asked, client.Sent));
        Assert.Equal("by the program's handler Events wait on disk until it works again.", Assert.Single(_complaints));
    }

    [Fact]
    public async Task RefusedEvent_IsSaidOnce_WithTheReason()
    {
        await using var client = Client(o => (o.Interval, o.Handler) = (TimeSpan.FromHours(1), () => new Handler(_ => Task.FromResult("""{"accepted":0,"duplicates":0,"rejected":[{"index":0,"reason":"invalid_scope","message":"scope must be verb:object."}]}"""))));
        for (var i = 0; i < 3; i++)
        {
            client.Event("Not a scope");
            Assert.True(await client.FlushAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(3, client.Refused);
        Assert.Equal("The server refused an event for good: scope must be verb:object. More of them are counted and not told.", Assert.Single(_complaints));
    }

    [Fact]
    public void PartOfAProgramThatIsGone_IsTakenOver_AndThatOfOneThatRunsIsNot()
    {
        var gone = DiskQueue.Open(_folder.FullName, 1000);
        using var runs = DiskQueue.Open(_folder.FullName, 1000);
        using var next = DiskQueue.Open(_folder.FullName, 1000);
        Assert.True(gone.TryAdd("a\n"u8));
        Assert.True(runs.TryAdd("b\n"u8));
        runs.Save();
        gone.Dispose();

        next.TakeOver();

        Assert.Equal("a\n", File.ReadAllText(next.Oldest()!));
        next.Remove(next.Oldest()!);
        Assert.True(next.IsEmpty);
        Assert.False(runs.IsEmpty);
    }

    [Fact]
    public async Task Payload_KeepsDictionariesAndTimes_AndEndlessSequencesEnd()
    {
        await using var client = Client(o => o.Interval = TimeSpan.FromHours(1));

        client.Event("draw:object", null, new Dictionary<string, object?>
        {
            ["sizes"] = new Dictionary<string, int> { ["a"] = 1 },
            ["day"] = new DateOnly(2026, 1, 5),
            ["endless"] = Endless(),
        });

        using var json = System.Text.Json.JsonDocument.Parse(Assert.Single(await WaitingAsync(1)));
        var payload = json.RootElement.GetProperty("payload");
        Assert.Equal("""{"a":1}""", payload.GetProperty("sizes").GetRawText());
        Assert.Equal("01/05/2026", payload.GetProperty("day").GetString());
        Assert.Equal(1000, payload.GetProperty("endless").GetArrayLength());
    }

    private static IEnumerable<int> Endless()
    {
        for (var i = 0; ; i++)
        {
            yield return i;
        }
    }

    private FootfallClient Client(Action<FootfallOptions> change)
    {
        var options = new FootfallOptions { Url = "http://127.0.0.1:1", Token = "ff_ingest_x", QueueFolder = _folder.FullName, Interval = TimeSpan.FromMilliseconds(20), ExitTimeout = TimeSpan.FromMilliseconds(1) };
        change(options);
        return new FootfallClient(options, TimeProvider.System, _complaints.Add);
    }

    /// <summary>Lines on disk, once there are so many or two seconds are over.</summary>
    private async Task<List<string>> WaitingAsync(int count)
    {
        var lines = Lines();
        for (var i = 0; i < 100 && lines.Count < count; i++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            lines = Lines();
        }

        return lines;
    }

    private List<string> Lines() => [.. Directory.EnumerateFiles(_folder.FullName, "*.ndjson", SearchOption.AllDirectories).SelectMany(ReadShared)];

    private static string[] ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private sealed class Handler(Func<CancellationToken, Task<string>> answer) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            new(HttpStatusCode.OK) { Content = new StringContent(await answer(cancellationToken), Encoding.UTF8, "application/json") };
    }
}

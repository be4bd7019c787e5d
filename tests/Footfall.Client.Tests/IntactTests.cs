using System.Collections;

namespace Footfall.Client.Tests;

/// <summary>The kit throws nothing into the program, keeps no garbage, and loses nothing silently.</summary>
public sealed class IntactTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("footfall-queue-");
    private readonly List<string> _complaints = [];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(null, "token")]
    [InlineData("not an address", "token")]
    [InlineData("http://127.0.0.1:1", "")]
    public async Task WithoutAddressOrToken_NothingIsSent_AndItIsSaidOnce(string? url, string token)
    {
        await using var client = new FootfallClient(new FootfallOptions { Url = url, Token = token, QueueFolder = _folder.FullName }, TimeProvider.System, _complaints.Add);
        client.Event("draw:object");

        Assert.True(await client.FlushAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith("Nothing is sent to Footfall: Url must be its address and Token an ingest token.", Assert.Single(_complaints));
    }

    [Fact]
    public async Task QueueThatCannotBeOpened_IsSaid_AndNothingIsThrown()
    {
        var file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await using var client = new FootfallClient(Options(o => o.QueueFolder = file), TimeProvider.System, _complaints.Add);

        client.Event("draw:object");

        Assert.StartsWith("Nothing is sent to Footfall: ", Assert.Single(_complaints));
    }

    [Fact]
    public async Task PayloadThatThrows_IsCounted_AndTheNextEventIsWhole()
    {
        await using var client = new FootfallClient(Options(), TimeProvider.System, _complaints.Add);
        client.Event("draw:object", null, new Dictionary<string, object?> { ["bad"] = new Throwing() });
        client.Event("draw:object", "2", new Dictionary<string, object?> { ["deep"] = Deep(50), ["nan"] = double.NaN, ["list"] = new[] { 1, 2 } });
        await client.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, client.Lost);
        var line = Assert.Single(Waiting());
        using var json = System.Text.Json.JsonDocument.Parse(line);
        Assert.Equal("[1,2]", json.RootElement.GetProperty("payload").GetProperty("list").GetRawText());
    }

    [Fact]
    public async Task WhatFindsNoRoom_IsCounted()
    {
        await using var client = new FootfallClient(Options(o => (o.QueueEvents, o.Interval) = (10, TimeSpan.FromHours(1))), TimeProvider.System, _complaints.Add);
        for (var i = 0; i < 5000; i++)
        {
            client.Event("draw:object");
        }

        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(5000, client.Lost + Waiting().Count);
    }

    [Fact]
    public void TwoPrograms_ShareAFolder_EachWithAPartOfItsOwn_AndTheNextTakesWhatIsLeft()
    {
        using (var first = DiskQueue.Open(_folder.FullName, 1000))
        using (var second = DiskQueue.Open(_folder.FullName, 1000))
        {
            Assert.True(first.TryAdd("a\n"u8));
            Assert.True(second.TryAdd("b\n"u8));
        }

        using var next = DiskQueue.Open(_folder.FullName, 1000);
        Assert.Equal("a\n", File.ReadAllText(next.Oldest()!));
    }

    [Fact]
    public void DiskShare_IsHeld_AndFreeAgainOnceSent()
    {
        using var queue = DiskQueue.Open(_folder.FullName, 10);
        Assert.True(queue.TryAdd("12345678\n"u8));
        Assert.False(queue.TryAdd("12\n"u8));

        queue.Remove(queue.Oldest()!);

        Assert.True(queue.IsEmpty);
        Assert.True(queue.TryAdd("12\n"u8));
    }

    [Fact]
    public void Split_KeepsEveryLineInOrder()
    {
        using var queue = DiskQueue.Open(_folder.FullName, 1000);
        foreach (var line in new[] { "a\n", "b\n", "c\n" })
        {
            queue.TryAdd(System.Text.Encoding.UTF8.GetBytes(line));
        }

        Assert.True(DiskQueue.TrySplit(queue.Oldest()!));

        var read = "";
        while (queue.Oldest() is { } file)
        {
            read += File.ReadAllText(file);
            queue.Remove(file);
        }

        Assert.Equal("a\nb\nc\n", read);
    }

    [Fact]
    public void Wait_GrowsToFiveMinutes_AndIsNeverShorterThanTheServerSays()
    {
        var backoff = new Backoff(new Random(1));
        var waits = Enumerable.Range(0, 12).Select(_ => backoff.Next(null)).ToList();

        Assert.InRange(waits[0], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5));
        Assert.InRange(waits[3], TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(12));
        Assert.All(waits, w => Assert.InRange(w, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(7.5)));
        Assert.True(backoff.Next(TimeSpan.FromHours(1)) >= TimeSpan.FromHours(1));
    }

    [Fact]
    public void Event_LeavesNoGarbage()
    {
        var options = Options();
        var e = new FootfallEvent("draw:object") { ObjectId = "7", User = new FootfallUser("u42", "ann"), Payload = new Dictionary<string, object?> { ["shape"] = "mask" } };
        var now = DateTimeOffset.UnixEpoch;
        EventJson.Write(e, options, now).Return();
        const int Times = 1000;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
        {
            EventJson.Write(e, options, now).Return();
        }

        // What is left is the payload's enumerator behind its interface.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / Times, 0, 100);
    }

    private FootfallOptions Options(Action<FootfallOptions>? change = null)
    {
        var options = new FootfallOptions { Url = "http://127.0.0.1:1", Token = "ff_ingest_x", QueueFolder = _folder.FullName, ExitTimeout = TimeSpan.FromMilliseconds(1) };
        change?.Invoke(options);
        return options;
    }

    private List<string> Waiting() => [.. Directory.EnumerateFiles(_folder.FullName, "*.ndjson", SearchOption.AllDirectories).SelectMany(File.ReadAllLines)];

    private static Dictionary<string, object?> Deep(int levels) => new() { ["in"] = levels == 0 ? null : Deep(levels - 1) };

    private sealed class Throwing : IEnumerable
    {
        public IEnumerator GetEnumerator() => throw new InvalidOperationException("by a payload");
    }
}

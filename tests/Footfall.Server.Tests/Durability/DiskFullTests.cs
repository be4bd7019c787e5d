using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Durability;

/// <summary>The real program on a disk that fills: senders are told to wait, nothing acknowledged is lost, and it heals by itself.</summary>
[Trait("Speed", "slow")]
public sealed class DiskFullTests : IDisposable
{
    private const int Megabytes = 700;

    private readonly TemporaryFolder _folder = new();
    private bool _isMounted;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (_isMounted)
        {
            Run("umount", "-l", _folder.Path);
        }

        _folder.Dispose();
    }

    [Fact(Timeout = 300_000)]
    public async Task FullDisk_IsMetWith503_AndWhenThereIsRoomAgainAllGoesOn()
    {
        _isMounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", _folder.Path) == 0;
        Assert.SkipUnless(_isMounted, "A small disk can only be mounted as root.");
        await using var program = await FootfallProgram.ServeAsync(_folder.Path);
        using var client = program.Client(await program.NewTokenAsync());
        using var anonymous = new HttpClient { BaseAddress = program.Address };
        var acknowledged = new List<Guid>();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, acknowledged));

        var filler = _folder.File("filler");
        Fill(filler);
        HttpStatusCode answer;
        while ((answer = await PostAsync(client, acknowledged)) == HttpStatusCode.OK)
        {
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await anonymous.GetAsync("/readyz", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anonymous.GetAsync("/healthz", Stop)).StatusCode);

        File.Delete(filler);
        while ((await anonymous.GetAsync("/readyz", Stop)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(200, Stop);
        }

        Assert.Equal(HttpStatusCode.OK, await PostAsync(client, acknowledged));
        using var admin = program.Client();
        var csv = CsvText.Read(await admin.GetStringAsync("/api/v1/events?period=all&format=csv", Stop));
        var stored = csv.Skip(1).Select(r => Guid.Parse(r[Array.IndexOf(csv[0], "id")])).ToList();
        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(acknowledged.Except(stored));
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, List<Guid> acknowledged)
    {
        var ids = Enumerable.Range(0, 500).Select(_ => Guid.NewGuid()).ToList();
        var lines = string.Concat(ids.Select(id => JsonSerializer.Serialize(new { id, scope = "use:ide", timestamp = "2026-01-05T09:00:00Z", payload = new { text = Convert.ToHexString(id.ToByteArray()) } }) + "\n"));
        using var answer = await client.PostAsync("/api/v1/events", new StringContent(lines, Encoding.UTF8, "application/x-ndjson"), Stop);
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            acknowledged.AddRange(ids);
        }
        else
        {
            Assert.NotNull(answer.Headers.RetryAfter);
        }

        return answer.StatusCode;
    }

    /// <summary>Writes until nothing more fits.</summary>
    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in new[] { 1 << 20, 4096 })
        {
            try
            {
                while (true)
                {
                    file.Write(new byte[size]);
                }
            }
            catch (IOException)
            {
                // Full for pieces of that size.
            }
        }
    }

    private static int Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

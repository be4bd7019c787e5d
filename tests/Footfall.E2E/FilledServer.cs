using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Footfall.E2E;

/// <summary>One browser and one server that knows <see cref="History"/>, for all tests of pages.</summary>
public sealed class FilledServer : IAsyncLifetime
{
    private ServedProgram? _program;

    internal ServedProgram Program => _program!;

    public Browser Browser { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Browser.InitializeAsync();
        _program = await ServedProgram.StartAsync();
        var reply = await SendAsync(_program, History.Lines);
        Assert.Equal(History.Events.Count, reply.GetProperty("accepted").GetInt32());
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await (_program?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>Sends events with a token made for it.</summary>
    internal static async Task<JsonElement> SendAsync(ServedProgram program, string lines)
    {
        var token = (await ServedProgram.RunAsync("token", "create", $"e2e-{Guid.NewGuid():N}", "--ingest", "--data", program.Folder)).Trim();
        using var client = new HttpClient { BaseAddress = new Uri(program.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.PostAsync("/api/v1/events", new StringContent(lines, Encoding.UTF8, "application/x-ndjson"));
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}

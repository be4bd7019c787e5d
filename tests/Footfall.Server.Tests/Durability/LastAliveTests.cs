using Footfall.Server.Hosting;
using Footfall.Server.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Footfall.Server.Tests.Durability;

/// <summary>The note of when the server last ran, which a start after a crash repairs by.</summary>
public sealed class LastAliveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Note_IsWrittenAtTheStart_AndReadBack()
    {
        using var note = Note();
        Assert.Null((await note.ReadAsync(Stop)).At);

        await note.StartAsync(Stop);
        while ((await note.ReadAsync(Stop)).At is null)
        {
            await Task.Delay(10, Stop);
        }

        await note.StopAsync(Stop);

        var (at, nothingLeft) = await note.ReadAsync(Stop);
        Assert.InRange(at!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);
        Assert.False(nothingLeft);
    }

    [Fact]
    public async Task End_LeavesNothing_UntilTheNextBegin()
    {
        using var note = Note();
        note.End();
        var (ended, nothingLeft) = await note.ReadAsync(Stop);
        note.Begin(ended!.Value);
        var begun = await note.ReadAsync(Stop);

        Assert.True(nothingLeft);
        Assert.Equal((ended, false), begun);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024-06")]
    [InlineData("2024-06-03T12:0")]
    [InlineData(" nothing left")]
    public async Task Note_ThatIsHalfWritten_IsUnknownOrEarlier(string text)
    {
        _folder.Write("last-alive", text);
        using var note = Note();

        var (at, nothingLeft) = await note.ReadAsync(Stop);

        Assert.True(at is not { } read || read < DateTimeOffset.UtcNow);
        Assert.False(nothingLeft);
    }

    /// <summary>A disk that is full, or a folder that is gone, must not take the server with it.</summary>
    [Fact]
    public async Task Note_ThatCannotBeWritten_EndsNothing()
    {
        Directory.CreateDirectory(_folder.File("last-alive"));
        var log = new FakeLogger<LastAlive>();
        using var note = new LastAlive(new DataFolder(_folder.Path), TimeProvider.System, log);

        await note.StartAsync(Stop);
        while (log.Messages.IsEmpty)
        {
            await Task.Delay(10, Stop);
        }

        Assert.False(note.ExecuteTask!.IsCompleted);
        await note.StopAsync(Stop);
        Assert.Contains(_folder.File("last-alive") + " could not be written", log.Messages);
    }

    private LastAlive Note() => new(new DataFolder(_folder.Path), TimeProvider.System, NullLogger<LastAlive>.Instance);

    private sealed class FakeLogger<T> : ILogger<T>
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Messages { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Enqueue(formatter(state, exception));
    }
}

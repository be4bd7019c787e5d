using Footfall.Server.Commands;

namespace Footfall.Server.Tests.Commands;

/// <summary>How far a command is, as people and as logs see it.</summary>
public sealed class ProgressTests : IDisposable
{
    private readonly Clock _clock = new();
    private readonly StringWriter _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void OnATerminal_TheBarIsDrawnOverItself_AndTakenAway()
    {
        using (var progress = new Progress("copying", _clock, _output, isTerminal: true))
        {
            progress.Report(1, 4, "too early to be shown");
            _clock.Pass(TimeSpan.FromMilliseconds(100));
            progress.Report(1, 4, "10.0 MB");
            progress.Report(2, 4, "not again at once");
            _clock.Pass(TimeSpan.FromMilliseconds(100));
            progress.Report(9, 4, "40 MB");
        }

        Assert.Equal(
            [
                "",
                "copying [#######.......................] 25 % 10.0 MB",
                "copying [##############################] 100 % 40 MB ",
                new string(' ', 52),
                "",
            ],
            _output.ToString().Split('\r'));
    }

    [Fact]
    public void InALog_ThereIsALineEveryTenSeconds_AndNoBarForWhatHasNoEnd()
    {
        using (var progress = new Progress("events.ndjson", _clock, _output, isTerminal: false))
        {
            _clock.Pass(TimeSpan.FromSeconds(9));
            progress.Report(0, 0, "too early");
            _clock.Pass(TimeSpan.FromSeconds(1));
            progress.Report(0, 0, "12,000 events");
        }

        Assert.Equal($"events.ndjson 12,000 events{Environment.NewLine}", _output.ToString());
    }

    private sealed class Clock : TimeProvider
    {
        private long _now;

        public override long GetTimestamp() => _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        internal void Pass(TimeSpan time) => _now += time.Ticks;
    }
}

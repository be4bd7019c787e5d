using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Footfall.Client;

/// <summary>What <c>AddFootfall</c> is told. Without address and token nothing is sent, and the program runs as if the kit were not there.</summary>
public sealed class FootfallOptions
{
    /// <summary>Address of the server, <c>https://footfall.example</c>; unless set, what the environment variable <c>FOOTFALL_URL</c> says.</summary>
    public string? Url { get; set; } = Environment.GetEnvironmentVariable("FOOTFALL_URL");

    /// <summary>An ingest token; unless set, what the environment variable <c>FOOTFALL_TOKEN</c> says.</summary>
    public string? Token { get; set; } = Environment.GetEnvironmentVariable("FOOTFALL_TOKEN");

    /// <summary>Name of the program: the package of events that name none.</summary>
    public string App { get; set; } = AppDomain.CurrentDomain.FriendlyName;

    /// <summary>Version of the program; goes with errors.</summary>
    public string? Version { get; set; }

    /// <summary>Short name of the org of events that name none.</summary>
    public string? Org { get; set; }

    /// <summary>Folder of the queue, the same at the next start. Unless set, one in the user's folder for program data, by <see cref="App"/>.</summary>
    public string? QueueFolder { get; set; }

    /// <summary>Most megabytes that wait on disk; what comes then is lost, and counted.</summary>
    public int QueueMegabytes { get; set; } = 100;

    /// <summary>Most events that wait in memory for the disk; what comes then is lost, and counted.</summary>
    public int QueueEvents { get; set; } = 10_000;

    /// <summary>How long events are gathered before they are sent.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the program's end waits for the last send. What is not sent by then is on disk, and is sent after the next start.</summary>
    public TimeSpan ExitTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Least level of log lines that are sent.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.Information;

    /// <summary>Least level of the lines of ASP.NET Core itself, where that is more. What it says of a request that went well, <c>call:endpoint</c> tells.</summary>
    public LogLevel AspNetCoreLogLevel { get; set; } = LogLevel.Warning;

    /// <summary>Who makes a request. Unless set, the name identifier and the name of the signed-in principal.</summary>
    public Func<HttpContext, FootfallUser?>? User { get; set; }

    /// <summary>Which requests become events. Unless set, those that a route answers.</summary>
    public Func<HttpContext, bool>? Requests { get; set; }

    /// <summary>How requests are made, for programs that must go through something of their own. Called once.</summary>
    public Func<HttpMessageHandler>? Handler { get; set; }
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Footfall.Client;

/// <summary>The logger of one category.</summary>
internal sealed class FootfallLogger(IFootfall footfall, FootfallOptions options, string category, Func<IExternalScopeProvider?> scopes) : ILogger
{
    private const string Template = "{OriginalFormat}";
    private const string AspNetCore = "Microsoft.AspNetCore";

    private readonly LogLevel _least = category.StartsWith(AspNetCore, StringComparison.Ordinal) && options.AspNetCoreLogLevel > options.LogLevel ? options.AspNetCoreLogLevel : options.LogLevel;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => scopes()?.Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && logLevel >= _least;

    [SuppressMessage("Design", "CA1031", Justification = "What a formatter or a value throws must not reach the program that logs.")]
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        try
        {
            var payload = new Dictionary<string, object?>(StringComparer.Ordinal) { ["message"] = formatter(state, exception), ["category"] = category };
            if (eventId.Name is { } name)
            {
                payload["event"] = name;
            }

            Add(payload, state);
            AddScopes(payload);
            footfall.Event(exception is null || ExceptionPayload.IsTold(exception)
                ? new FootfallEvent(ScopeOf(logLevel)) { Level = ScopeOf(logLevel)["log:".Length..], Payload = payload }
                : OfException(exception, logLevel, payload));
        }
        catch (Exception)
        {
            footfall.Event("log:error", null, new Dictionary<string, object?> { ["message"] = "A line of the log could not be written.", ["category"] = category });
        }
    }

    private FootfallEvent OfException(Exception exception, LogLevel level, Dictionary<string, object?> payload)
    {
        payload["log"] = payload["message"];
        return new FootfallEvent("send:exception") { Level = ScopeOf(level)["log:".Length..], Payload = ExceptionPayload.Of(exception, isHandled: true, options.Version, payload) };
    }

    /// <summary>The values of the scopes: those of the line win, then those of the innermost. Scopes that are only a text are told in order.</summary>
    private void AddScopes(Dictionary<string, object?> payload)
    {
        List<object?>? around = null;
        scopes()?.ForEachScope((scope, _) => (around ??= []).Insert(0, scope), 0);
        List<string>? texts = null;
        foreach (var scope in around ?? [])
        {
            if (scope is IEnumerable<KeyValuePair<string, object?>> values)
            {
                Add(payload, values.Where(v => v.Key != Template));
            }
            else if (scope?.ToString() is { } text)
            {
                (texts ??= []).Insert(0, text);
            }
        }

        if (texts is not null)
        {
            payload.TryAdd("scopes", texts);
        }
    }

    /// <summary>The values of a line or of a scope, by name; a name that is there stays.</summary>
    private static void Add(Dictionary<string, object?> payload, object? state)
    {
        if (state is not IEnumerable<KeyValuePair<string, object?>> values)
        {
            return;
        }

        foreach (var (name, value) in values)
        {
            payload.TryAdd(name == Template ? "template" : name, value);
        }
    }

    private static string ScopeOf(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "log:debug",
        LogLevel.Information => "log:info",
        LogLevel.Warning => "log:warning",
        LogLevel.Error => "log:error",
        _ => "log:fatal",
    };
}

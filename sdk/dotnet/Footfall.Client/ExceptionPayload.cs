using System.Runtime.CompilerServices;

namespace Footfall.Client;

/// <summary>An exception as the server groups it.</summary>
internal static class ExceptionPayload
{
    private const int MostText = 8000;

    private static readonly ConditionalWeakTable<Exception, object> Told = [];

    /// <summary>Whether an exception was recorded already: a middleware, a server and a program may each log the same one.</summary>
    internal static bool IsTold(Exception e) => Told.TryGetValue(e, out _);

    internal static Dictionary<string, object?> Of(Exception e, bool isHandled, string? version, IEnumerable<KeyValuePair<string, object?>>? more)
    {
        Told.AddOrUpdate(e, Told);
        var payload = new Dictionary<string, object?>(more ?? [], StringComparer.Ordinal)
        {
            ["type"] = e.GetType().FullName,
            ["message"] = Short(e.Message),
            ["stack"] = Short(e.ToString()),
            ["handled"] = isHandled,
        };
        if (version is not null)
        {
            payload["version"] = version;
        }

        return payload;
    }

    private static string Short(string text) => text.Length <= MostText ? text : text[..MostText];
}

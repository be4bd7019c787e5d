namespace Footfall.Client;

/// <summary>An exception as the server groups it.</summary>
internal static class ExceptionPayload
{
    private const int MostText = 8000;

    internal static Dictionary<string, object?> Of(Exception e, bool isHandled, string? version, IEnumerable<KeyValuePair<string, object?>>? more)
    {
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

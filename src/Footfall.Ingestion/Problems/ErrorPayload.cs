using System.Text;
using System.Text.Json;

namespace Footfall.Ingestion.Problems;

/// <summary>
/// The members of an error's payload that count; empty where they are absent.
/// <code>{"type":"TypeError","message":"x is undefined","stack":"    at ...","handled":false,"version":"4.2.1","fingerprint":"save-failed","error_type":"App"}
/// {"error":{"type":"KeyError","message":"'id'","stack":"Traceback ..."}}   {"error":"disk full"}</code>
/// </summary>
internal sealed class ErrorPayload
{
    private const int Longest = 64 << 10;

    internal string Type { get; private set; } = "";

    internal string Message { get; private set; } = "";

    internal string Stack { get; private set; } = "";

    internal string Version { get; private set; } = "";

    internal string Fingerprint { get; private set; } = "";

    internal string ErrorType { get; private set; } = "";

    /// <summary>Member <c>error</c> as text: its message where it is an object.</summary>
    internal string Error { get; private set; } = "";

    /// <summary>Class in member <c>error</c>, where that is an object.</summary>
    internal string ErrorClass { get; private set; } = "";

    /// <summary>Reads a payload. What is no object says nothing.</summary>
    internal static ErrorPayload Read(string? payload)
    {
        var members = new ErrorPayload();
        if (payload is { Length: > 2 } && payload[0] == '{')
        {
            try
            {
                var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(payload), new JsonReaderOptions { MaxDepth = 512 });
                ReadObject(ref json, members.Take);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // Texts that are no Unicode say nothing; the event itself was taken as it is.
            }
        }

        return members;
    }

    private delegate void Member(string name, ref Utf8JsonReader json);

    private static void ReadObject(ref Utf8JsonReader json, Member take)
    {
        if (json.TokenType == JsonTokenType.None)
        {
            json.Read();
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            take(name, ref json);
        }
    }

    private void Take(string name, ref Utf8JsonReader json)
    {
        switch (name)
        {
            case "type":
                Type = Text(ref json);
                break;
            case "message":
                Message = Text(ref json);
                break;
            case "stack" or "stacktrace" or "traceback":
                Stack = Text(ref json);
                break;
            case "version" or "release" or "service.version":
                Version = Text(ref json);
                break;
            case "fingerprint":
                Fingerprint = Text(ref json);
                break;
            case "error_type":
                ErrorType = Text(ref json);
                break;
            case "error" or "exception" when json.TokenType == JsonTokenType.StartObject:
                ReadObject(ref json, TakeOfError);
                break;
            case "error":
                Error = Text(ref json);
                break;
            default:
                json.Skip();
                break;
        }
    }

    private void TakeOfError(string name, ref Utf8JsonReader json)
    {
        switch (name)
        {
            case "type" or "class" or "name":
                ErrorClass = Text(ref json);
                break;
            case "message" or "detail":
                Error = Text(ref json);
                break;
            case "stack" or "stacktrace" or "traceback":
                var stack = Text(ref json);
                Stack = Stack.Length == 0 ? stack : Stack;
                break;
            default:
                json.Skip();
                break;
        }
    }

    /// <summary>A text or number; of a list its texts, one a line.</summary>
    private static string Text(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                return Cut(json.GetString()!);
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Encoding.UTF8.GetString(json.ValueSpan);
            case JsonTokenType.StartArray:
                var lines = new StringBuilder();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    var line = json.TokenType == JsonTokenType.StartObject ? Skipped(ref json) : Text(ref json);
                    lines.Append(lines.Length == 0 || lines.Length > Longest ? "" : "\n").Append(lines.Length > Longest ? "" : line);
                }

                return Cut(lines.ToString());
            default:
                return Skipped(ref json);
        }
    }

    private static string Skipped(ref Utf8JsonReader json)
    {
        json.Skip();
        return "";
    }

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}

using System.Security.Cryptography;
using System.Text;
using Footfall.Model;

namespace Footfall.Ingestion.Problems;

/// <summary>What an error event says of the error (semantics 8).</summary>
public sealed record ErrorFacts
{
    private const int LongestOwn = 200;

    /// <summary>Class of the exception; empty where none is told.</summary>
    public string Class { get; init; } = "";

    /// <summary>What went wrong, in words.</summary>
    public string Message { get; init; } = "";

    /// <summary>The stack as it was sent; empty without one.</summary>
    public string Stack { get; init; } = "";

    /// <summary>The stack, understood.</summary>
    public required StackTrace Trace { get; init; }

    /// <summary>Where it happened, by name: package and function, or the run's name.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The caller's own fingerprint; null without one.</summary>
    public string? OwnFingerprint { get; init; }

    /// <summary>Version of what failed; empty where none is told.</summary>
    public string Version { get; init; } = "";

    /// <summary>Type that the sender says, for example App; empty where none is told.</summary>
    public string ErrorType { get; init; } = "";

    /// <summary>Whether an event is an error: a reported exception, a run or call that failed, a line of a log at level error or fatal. Not Footfall's own record.</summary>
    public static bool IsError(string scope, Source source, bool failed, string? orgSlug) =>
        (scope is Scope.Exception or "log:error" or "log:fatal" || (scope == RunFailed && source == Source.Server) || (failed && scope == "call:function")) && orgSlug != FootfallOrg.Slug;

    /// <summary>Scope of a run's failure.</summary>
    public const string RunFailed = "fail:run";

    /// <summary>Reads the facts of an error event.</summary>
    /// <param name="scope">Its scope.</param>
    /// <param name="payload">Its payload, as JSON.</param>
    /// <param name="objVal">Its value: the message of a line of a log, the name of a run.</param>
    /// <param name="package">Package that failed.</param>
    /// <param name="function">Function that failed.</param>
    public static ErrorFacts Read(string scope, string? payload, string? objVal, string? package, string? function)
    {
        var members = ErrorPayload.Read(payload);
        var isRun = scope == RunFailed;
        var message = FirstOf(isRun || scope == "call:function" ? members.Error : "", members.Message, members.Error, isRun ? "" : objVal ?? "");
        var trace = StackReader.Read(members.Stack.Length > 0 ? members.Stack : message);
        var said = trace.HasFrames && members.Stack.Length == 0 && trace.Message.Length > 0 ? trace.Message : message;
        return new ErrorFacts
        {
            // A run's type stands where others have the class of the exception.
            Class = FirstOf(isRun ? members.ErrorClass : members.Type, members.ErrorClass, trace.Class),
            Message = TerminalText.Plain(FirstOf(said, trace.Message)),
            Stack = members.Stack,
            Trace = trace,
            Origin = $"{package} {(isRun ? objVal : function)}".Trim(),
            OwnFingerprint = members.Fingerprint.Length == 0 ? null : Shortened(members.Fingerprint),
            Version = members.Version,
            ErrorType = members.ErrorType,
        };
    }

    /// <summary>A long text by its beginning and a hash, so that those that begin alike stay apart.</summary>
    private static string Shortened(string own) =>
        own.Length <= LongestOwn ? own : $"{own[..(LongestOwn - 65)]}~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(own)))}";

    private static string FirstOf(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0)
            {
                return text;
            }
        }

        return "";
    }
}

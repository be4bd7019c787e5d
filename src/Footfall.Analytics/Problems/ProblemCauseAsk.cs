using Footfall.Analytics.Asking;

namespace Footfall.Analytics.Problems;

/// <summary>Which actions errors follow.</summary>
public sealed record ProblemCauseAsk
{
    /// <summary>Kinds of actions.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["scope", "function", "click"];

    /// <summary>Which actions.</summary>
    public required EventFilter Actions { get; init; }

    /// <summary>Which errors.</summary>
    public required ProblemFilter Errors { get; init; }

    /// <summary>scope, function or click.</summary>
    public required string By { get; init; }

    /// <summary>How soon an error must follow.</summary>
    public required TimeSpan Within { get; init; }

    /// <summary>Most rows.</summary>
    public required int Limit { get; init; }

    internal string KeySql => By switch
    {
        "function" => "toString(function)",
        "click" => "if(JSONExtractString(payload, 'path') != '', JSONExtractString(payload, 'path'), obj_val)",
        _ => "toString(scope)",
    };

    /// <summary>A call that failed is an action, too: of the function that was called. What only reports an error is none.</summary>
    internal string ActionsSql => By switch
    {
        "function" => "function != '' AND scope != 'send:exception' AND NOT startsWith(toString(scope), 'log:')",
        "click" => "scope = 'click:element'",
        _ => "scope NOT IN ('send:exception', 'fail:run') AND NOT startsWith(toString(scope), 'log:')",
    };
}

using Footfall.Analytics.Asking;
using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Intake;

/// <summary>Which rejected records. Empty lists let everything through.</summary>
public sealed record RejectionFilter
{
    /// <summary>When they came in.</summary>
    public required TimeRange Range { get; init; }

    /// <summary>Ids of the entries.</summary>
    public IReadOnlyList<Guid> Ids { get; init; } = [];

    /// <summary>Reasons.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Senders, by name or as <c>token:ID</c>.</summary>
    public IReadOnlyList<string> Tokens { get; init; } = [];

    /// <summary>Formats.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [];

    /// <summary>Whether a replay had them accepted; null for both.</summary>
    public bool? Replayed { get; init; }

    /// <summary>Text in the message or the content, without regard to case.</summary>
    public string Search { get; init; } = "";

    /// <summary>The same period without anything else that narrows.</summary>
    public RejectionFilter Everything => new() { Range = Range };

    internal QuestionPart ToPart() => new(
        "rejections",
        """
        time >= fromUnixTimestamp64Milli({from:Int64}, 'UTC') AND time < fromUnixTimestamp64Milli({to:Int64}, 'UTC') AND expires > now()
            AND (empty({ids:Array(UUID)}) OR has({ids:Array(UUID)}, id))
            AND (empty({reasons:Array(String)}) OR has({reasons:Array(String)}, toString(reason)))
            AND (empty({tokens:Array(String)}) OR has({tokens:Array(String)}, toString(token)) OR has({tokens:Array(String)}, toString(owner)))
            AND (empty({protocols:Array(String)}) OR has({protocols:Array(String)}, toString(protocol)))
            AND ({replayed:Int64} < 0 OR (outcome = 'accepted') = {replayed:Int64})
            AND ({search:String} = '' OR positionCaseInsensitiveUTF8(message, {search:String}) > 0 OR positionCaseInsensitiveUTF8(content, {search:String}) > 0)
        """,
        AddTo);

    private void AddTo(Parameters parameters) => parameters
        .Add("from", Range.From.ToUnixTimeMilliseconds())
        .Add("to", Range.To.ToUnixTimeMilliseconds())
        .Add("ids", Ids)
        .Add("reasons", Reasons)
        .Add("tokens", Tokens)
        .Add("protocols", Protocols)
        .Add("replayed", Replayed switch { null => -1, true => 1, false => 0 })
        .Add("search", Search);
}

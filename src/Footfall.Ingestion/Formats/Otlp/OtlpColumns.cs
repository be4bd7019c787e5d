using System.Collections.Frozen;
using Footfall.Ingestion.Pipeline;

namespace Footfall.Ingestion.Formats.Otlp;

/// <summary>
/// Takes out of attributes what has a column here. Names are those of the OpenTelemetry semantic conventions 1.44, the newest
/// first, and <c>footfall.*</c> for what they have no name for.
/// </summary>
internal sealed class OtlpColumns
{
    private const int MaxText = 1_000;
    private const int MaxValue = 65_536;

    private static readonly int Number = Enum.GetValues<OtlpColumn>().Length;

    private static readonly FrozenDictionary<string, (OtlpColumn Column, int Rank)> ByName = new Dictionary<string, (OtlpColumn, int)>
    {
        ["log.record.uid"] = (OtlpColumn.Id, 1),
        ["event.id"] = (OtlpColumn.Id, 0),
        ["event.name"] = (OtlpColumn.EventName, 0),
        ["exception.type"] = (OtlpColumn.ExceptionType, 0),
        ["exception.message"] = (OtlpColumn.ExceptionMessage, 0),
        ["exception.stacktrace"] = (OtlpColumn.ExceptionStack, 0),
        ["service.name"] = (OtlpColumn.Package, 0),
        ["code.function.name"] = (OtlpColumn.Function, 0),
        ["code.function"] = (OtlpColumn.Function, 1),
        ["user.id"] = (OtlpColumn.UserId, 0),
        ["enduser.id"] = (OtlpColumn.UserId, 1),
        ["user.name"] = (OtlpColumn.UserName, 0),
        ["user.email"] = (OtlpColumn.UserEmail, 0),
        ["session.id"] = (OtlpColumn.SessionId, 0),
        ["host.name"] = (OtlpColumn.Agent, 0),
        ["user_agent.name"] = (OtlpColumn.ClientName, 0),
        ["user_agent.version"] = (OtlpColumn.ClientVersion, 0),
        ["user_agent.os.name"] = (OtlpColumn.Os, 0),
        ["service.version"] = (OtlpColumn.Version, 0),
        ["telemetry.sdk.language"] = (OtlpColumn.Language, 0),
        ["footfall.org_id"] = (OtlpColumn.OrgId, 0),
        ["footfall.org_slug"] = (OtlpColumn.OrgSlug, 0),
        ["footfall.workspace_id"] = (OtlpColumn.WorkspaceId, 0),
        ["footfall.project_id"] = (OtlpColumn.ProjectId, 0),
        ["footfall.task_id"] = (OtlpColumn.TaskId, 0),
        ["footfall.job_id"] = (OtlpColumn.JobId, 0),
        ["footfall.run_id"] = (OtlpColumn.RunId, 0),
        ["footfall.obj_name"] = (OtlpColumn.ObjName, 0),
        ["footfall.obj_id"] = (OtlpColumn.ObjId, 0),
        ["footfall.obj_val"] = (OtlpColumn.ObjVal, 0),
        ["footfall.count"] = (OtlpColumn.Count, 0),
        ["footfall.duration"] = (OtlpColumn.Duration, 0),
    }.ToFrozenDictionary();

    private readonly OtlpAttribute?[] _found = new OtlpAttribute?[Number];
    private readonly List<OtlpAttribute> _rest = [];

    /// <summary>Attributes without a column.</summary>
    internal IReadOnlyList<OtlpAttribute> Rest => _rest;

    /// <summary>The text of a column; null when there is none, or an empty one.</summary>
    internal string? this[OtlpColumn column] => _found[(int)column] is { Value.Text.Length: > 0 } attribute ? attribute.Value.Text : null;

    /// <summary>What is wrong with what was found, in the order of reason and message; null when nothing is.</summary>
    internal (string Reason, string Message)? Mistake { get; private set; }

    /// <summary>Sorts attributes into columns and rest.</summary>
    /// <param name="attributes">Attributes, no name twice.</param>
    /// <param name="ofRecord">Whether they are a record's, and not its resource's.</param>
    internal void Take(IReadOnlyList<OtlpAttribute> attributes, bool ofRecord)
    {
        Array.Clear(_found);
        _rest.Clear();
        Mistake = null;
        foreach (var attribute in attributes)
        {
            if (!attribute.Value.IsSingle || !ByName.TryGetValue(attribute.Key, out var known) || (known.Column < OtlpColumn.Package && !ofRecord))
            {
                _rest.Add(attribute);
            }
            else
            {
                Place(attribute, known.Column, known.Rank);
            }
        }

        // Services without a name are called that by their SDKs. The versions and languages are worth keeping as they came.
        Return(OtlpColumn.Package, a => a.Value.Text.StartsWith("unknown_service", StringComparison.Ordinal), remove: true);
        Return(OtlpColumn.Version, _ => true, remove: false);
        Return(OtlpColumn.Language, _ => true, remove: false);
        Check();
    }

    private void Place(OtlpAttribute attribute, OtlpColumn column, int rank)
    {
        ref var place = ref _found[(int)column];
        if (place is { } other && ByName[other.Key].Rank < rank)
        {
            _rest.Add(attribute);
            return;
        }

        if (place is { } displaced)
        {
            _rest.Add(displaced);
        }

        place = attribute;
    }

    private void Return(OtlpColumn column, Func<OtlpAttribute, bool> which, bool remove)
    {
        if (_found[(int)column] is { } attribute && which(attribute))
        {
            _rest.Add(attribute);
            _found[(int)column] = remove ? null : attribute;
        }
    }

    private void Check()
    {
        for (var i = 0; i < Number; i++)
        {
            if (_found[i] is { } attribute && MostLength((OtlpColumn)i) is var most && attribute.Value.Text.Length > most)
            {
                Mistake ??= (RejectionReason.TooLarge, $"{attribute.Key} has {attribute.Value.Text.Length} characters; {most} are taken.");
            }
        }
    }

    private static int MostLength(OtlpColumn column) => column switch
    {
        OtlpColumn.Id => EventId.MaxLength,
        OtlpColumn.ObjVal => MaxValue,

        // These go to the payload, which has a limit of its own.
        OtlpColumn.ExceptionMessage or OtlpColumn.ExceptionStack => int.MaxValue,
        _ => MaxText,
    };
}

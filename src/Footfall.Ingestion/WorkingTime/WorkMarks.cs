namespace Footfall.Ingestion.WorkingTime;

/// <summary>What is kept with each stored event of a batch so that its working time can be computed again.</summary>
internal sealed class WorkMarks
{
    /// <summary>One a stored row.</summary>
    internal List<WorkMode> Modes { get; } = [];

    /// <summary>Rows, counted among those stored, that go on from somewhere else than the row before.</summary>
    internal Dictionary<int, WorkCarry> Carried { get; } = [];
}

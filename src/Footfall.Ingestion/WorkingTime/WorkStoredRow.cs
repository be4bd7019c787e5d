namespace Footfall.Ingestion.WorkingTime;

/// <summary>A row of working time as it is stored.</summary>
/// <param name="Id">Its id, which follows from the batch, the user, the org and the place.</param>
/// <param name="Batch">The request whose events it sums up.</param>
/// <param name="ReceivedAt">When that was received, in milliseconds since 1970.</param>
/// <param name="TimeAt">Its time in milliseconds since 1970.</param>
/// <param name="Duration">What it counts, in milliseconds.</param>
internal sealed record WorkStoredRow(Guid Id, Guid Batch, long ReceivedAt, long TimeAt, ulong? Duration)
{
    /// <summary>The columns, to be selected from <c>events</c>.</summary>
    internal const string Columns = "id, batch, toUnixTimestamp64Milli(received) AS received_at, toUnixTimestamp64Milli(time) AS time_at, duration";
}

namespace Footfall.Analytics.Runs;

/// <summary>A run as Kodosumi's record of an execution, with 0 for times that are not known.</summary>
/// <param name="Fid">Id.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="AgentName">Name of what was run.</param>
/// <param name="Status">Status, awaiting included.</param>
/// <param name="Meta">What is known of it, JSON as it was told; empty for nothing.</param>
/// <param name="Error">The latest error, as it was told.</param>
/// <param name="ErrorTimestamp">Its time, Unix seconds.</param>
/// <param name="StartTime">When it was told of first.</param>
/// <param name="EndTime">When it was told of last.</param>
/// <param name="UploadCount">Files that were given to it.</param>
/// <param name="DownloadCount">Files that it made.</param>
/// <param name="UserName">The user's name, else the id.</param>
/// <param name="First">When the first event of it was, Unix seconds; where one run is asked for, like the next two.</param>
/// <param name="Last">When the last was.</param>
/// <param name="Unreadable">Why its records cannot be read; empty when they can.</param>
public sealed record KodosumiRow(
    string Fid, string UserId, string AgentName, string Status, string Meta, string Error, double ErrorTimestamp, double StartTime, double EndTime, long UploadCount, long DownloadCount, string UserName,
    double First = 0, double Last = 0, string Unreadable = "");

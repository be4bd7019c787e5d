namespace Footfall.Model;

/// <summary>Where the files of runs lie that a connector reads from a platform's own folders.</summary>
public interface IRunFiles
{
    /// <summary>The folder of a run; null when none is known.</summary>
    /// <param name="userId">Whose run it is.</param>
    /// <param name="runId">The run.</param>
    RunFolder? Find(string userId, string runId);

    /// <summary>The folder of a run whoever's it is, told of or not; null when there is none.</summary>
    /// <param name="runId">The run.</param>
    RunFolder? Find(string runId);
}

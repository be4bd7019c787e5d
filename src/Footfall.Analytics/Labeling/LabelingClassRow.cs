namespace Footfall.Analytics.Labeling;

/// <summary>Objects of a class, or uses of a tag.</summary>
/// <param name="Kind">class or tag.</param>
/// <param name="Id">Its id; empty where events tell none.</param>
/// <param name="Name">Its name, else its id.</param>
/// <param name="Created">Figures created, or tags attached.</param>
/// <param name="Removed">Figures deleted, or tags detached.</param>
public sealed record LabelingClassRow(string Kind, string Id, string Name, long Created, long Removed);

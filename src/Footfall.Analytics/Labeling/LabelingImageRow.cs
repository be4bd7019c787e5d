namespace Footfall.Analytics.Labeling;

/// <summary>On how many different images a user worked.</summary>
/// <param name="UserId">Who.</param>
/// <param name="UserName">Their name, else their id.</param>
/// <param name="Images">Different images. An image of two users counts for both.</param>
/// <param name="TotalImages">Different images of all users.</param>
public sealed record LabelingImageRow(string UserId, string UserName, long Images, long TotalImages);

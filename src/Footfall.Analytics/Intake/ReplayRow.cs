namespace Footfall.Analytics.Intake;

/// <summary>What a replay needs of a rejected record.</summary>
/// <param name="Id">Id of the entry.</param>
/// <param name="Time">When it came in.</param>
/// <param name="Protocol">Name of the format.</param>
/// <param name="Position">Its place in the request; negative for a whole body.</param>
/// <param name="Content">As it was sent.</param>
/// <param name="IsBase64">Whether that is base64.</param>
/// <param name="Caller">Who sent it, as JSON.</param>
/// <param name="Request">What the request said besides its body, as JSON.</param>
public sealed record ReplayRow(Guid Id, DateTimeOffset Time, string Protocol, int Position, string Content, bool IsBase64, string Caller, string Request);

namespace Footfall.Server.Features.Intake;

/// <summary>Rejected records to replay, chosen as in the list; what is left out lets everything through.</summary>
/// <param name="Reason">Reasons.</param>
/// <param name="Token">Senders, by name or as <c>token:ID</c>.</param>
/// <param name="Protocol">Formats.</param>
/// <param name="From">Begin of the period of receipt.</param>
/// <param name="To">End of the period of receipt, exclusive.</param>
/// <param name="Search">Text in the message or the content.</param>
internal sealed record ReplayFilter(string[]? Reason, string[]? Token, string[]? Protocol, DateTimeOffset? From, DateTimeOffset? To, string? Search);

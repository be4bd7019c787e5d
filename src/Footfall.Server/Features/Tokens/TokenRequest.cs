using Footfall.Ingestion.Pipeline.Limits;

namespace Footfall.Server.Features.Tokens;

/// <summary>A token to be made.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Kind">
/// <c>ingest</c>: a server of the platform sends events with it. <c>browser</c>: web pages send events with it; it is public.
/// <c>personal</c>: acts as an account. <c>sql</c>: asks questions in SQL. Only administrators make the first two.
/// </param>
/// <param name="Expires">When it stops working; null for never.</param>
/// <param name="Account">Login of the account that a personal or sql token acts as; one's own when left out. Others' only by administrators.</param>
/// <param name="Scopes">Of ingest and browser tokens: scopes of events that may be sent, <c>create:job</c> or <c>create:*</c>. Of personal ones: <c>read</c>, <c>send</c>, <c>administrate</c>. Null narrows nothing.</param>
/// <param name="Origins">Of browser tokens: the pages that may use it, <c>https://app.example</c>.</param>
/// <param name="IdPrefix">Is put before every id of what is sent with it, so that two platforms can share a server.</param>
/// <param name="Limits">What it may send; what is left out goes by the settings.</param>
internal sealed record TokenRequest(
    string? Name,
    string? Kind,
    DateTimeOffset? Expires = null,
    string? Account = null,
    IReadOnlyList<string>? Scopes = null,
    IReadOnlyList<string>? Origins = null,
    string? IdPrefix = null,
    OwnLimits? Limits = null);

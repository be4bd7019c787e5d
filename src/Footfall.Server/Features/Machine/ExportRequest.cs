using Footfall.Analytics.Events;
using Footfall.Model;

namespace Footfall.Server.Features.Machine;

/// <summary>Which events are asked for; see <see cref="ExportFilter"/>.</summary>
internal sealed record ExportRequest(DateTimeOffset From, DateTimeOffset To, string[] Orgs, string[] Scopes, string[] Users, long After = 0, int Most = 0)
{
    internal ExportFilter ToFilter() => new() { Range = new TimeRange(From, To), Orgs = Orgs, Scopes = Scopes, Users = Users, After = After, Most = Most };
}

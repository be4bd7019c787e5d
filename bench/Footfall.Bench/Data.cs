using Footfall.Model;
using Footfall.Server.Demo;

namespace Footfall.Bench;

/// <summary>The data of the figures: 365 days, 5,000 users, 20 orgs, 300 packages, spread like people work.</summary>
internal static class Data
{
    internal const int Days = 365;
    internal const int Users = 5_000;

    // What the simulation makes of one event a user and day on average: the eager make more than the lazy lack.
    private const double Yield = 1.33;

    /// <summary>First day; the last one is the day before yesterday, so that all days are over.</summary>
    internal static DateOnly First { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-Days - 1);

    internal static IEnumerable<Event> Events(long about)
    {
        var simulation = new Simulation(new SimulationOptions
        {
            From = First,
            Days = Days,
            Users = Users,
            Orgs = 20,
            Packages = 300,
            EventsPerUserDay = about / (double)(Days * Users) / Yield,
        });
        return simulation.Days().SelectMany(d => d).Select(Finish);
    }

    private static Event Finish(Event e) => e with { Kind = EventKind.Of(e.Scope, e.Source, e.Package is not null, null) };
}

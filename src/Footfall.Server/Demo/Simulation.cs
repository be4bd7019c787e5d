using Footfall.Model;

namespace Footfall.Server.Demo;

/// <summary>
/// Events of a made-up platform, spread like people work: by hours of the day in their own time zones, few at weekends,
/// in sessions and bursts, with packages and people that are used far more than others.
/// </summary>
internal sealed class Simulation
{
    // Share of the users who work on a normal working day, and on a day off.
    private const double WorkdayShare = 0.55;
    private const double DayOffShare = 0.25;

    private readonly SimulationOptions _options;
    private readonly Random _random;
    private readonly SimulatedPlatform _platform;
    private readonly SimulatedEstate _estate;
    private readonly SimulatedAnalysis _analysis;
    private readonly HashSet<string> _created = [];

    internal Simulation(SimulationOptions options)
    {
        _options = options;

        // The same events for the same seed is the point; nothing here protects anything.
#pragma warning disable CA5394
        _random = new Random(options.Seed);
        _platform = new SimulatedPlatform(options, _random);
        _estate = new SimulatedEstate(_platform, new SimulatedLabeling(new Random(options.Seed + 2)), new Random(options.Seed + 1));
        _analysis = new SimulatedAnalysis(_platform, new Random(options.Seed + 3));
    }

    /// <summary>One list of events a day, each in order of time.</summary>
    internal IEnumerable<IReadOnlyList<Event>> Days()
    {
        for (var day = 0; day < _options.Days; day++)
        {
            var events = new List<Event>();
            foreach (var person in _platform.People)
            {
                AddDay(events, person, day);
            }

            _estate.AddDay(events, _options.From.AddDays(day), day == 0);
            _analysis.AddDay(events, _options.From.AddDays(day), day == 0);
            events.Sort((a, b) => a.Time.CompareTo(b.Time));
            yield return events;
        }
    }

    private void AddDay(List<Event> events, SimulatedPerson person, int day)
    {
        var date = _options.From.AddDays(day);
        var dayOff = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (day < person.JoinedOnDay || _random.NextDouble() > (dayOff ? (person.WorksWeekends ? DayOffShare : 0.02) : WorkdayShare))
        {
            return;
        }

        // 5 of 7 days are working days, so an active day carries this many events on average.
        var mean = _options.EventsPerUserDay / (WorkdayShare * 5 / 7) * person.Eagerness * (0.4 + (1.2 * _random.NextDouble()));
        var sessions = 1 + _random.Next(3);
        for (var i = 0; i < sessions; i++)
        {
            var start = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) + TimeSpan.FromHours(StartHour(i, sessions)) - person.UtcOffset;
            var session = new SimulatedSession(person, start, _random) { CreatesUser = _created.Add(person.Id) };
            session.AddTo(events, Math.Max(1, (int)Math.Round(mean / sessions)));
        }
    }

    private double StartHour(int index, int sessions) =>
        8.2 + (9.0 * index / sessions) + (2.2 * (_random.NextDouble() + _random.NextDouble() - 0.6));

}

using System.Globalization;

namespace Footfall.Server.Demo;

/// <summary>The standing part of the made-up platform: orgs, people, packages with their functions.</summary>
internal sealed class SimulatedPlatform
{
    /// <summary>Tasks of a project.</summary>
    internal const int Tasks = 24;

    private static readonly int[] OffsetsInHours = [0, 1, 1, 1, 2, 5, 9, -5, -5, -8];

    internal SimulatedPlatform(SimulationOptions options, Random random)
    {
        Packages = [.. Enumerable.Range(0, options.Packages).Select(i => MakePackage(i, random))];
        Orgs = [.. Enumerable.Range(0, options.Orgs).Select(i => new SimulatedOrg(Text(i + 1), Words.Org(i), 4 + random.Next(9)))];
        People = [.. Enumerable.Range(0, options.Users).Select(i => MakePerson(i, random))];
    }

    internal IReadOnlyList<SimulatedOrg> Orgs { get; }

    internal IReadOnlyList<SimulatedPackage> Packages { get; }

    internal IReadOnlyList<SimulatedPerson> People { get; }

    /// <summary>A place in a list where early places are chosen far more often: the few that everybody uses.</summary>
    internal static int Skewed(Random random, int count) => (int)(count * Math.Pow(random.NextDouble(), 3));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static SimulatedPackage MakePackage(int index, Random random)
    {
        var name = Words.Package(index);
        return new SimulatedPackage(name, [.. Enumerable.Range(0, 2 + random.Next(9)).Select(i => $"{name}:{Words.Function(i + index)}")]);
    }

    private SimulatedPerson MakePerson(int index, Random random)
    {
        var org = Orgs[Skewed(random, Orgs.Count)];
        var name = Words.PersonName(index);
        var isGuest = random.NextDouble() < 0.12;
        var client = Words.Clients[Skewed(random, Words.Clients.Count)];
        return new SimulatedPerson
        {
            Id = Text(1001 + index),
            Name = name,
            Email = isGuest ? $"{name}@{name.Split('.')[^1]}-studio.example" : $"{name}@{org.Slug}.example",
            Org = org,
            Trade = (Trade)Skewed(random, 3),
            UtcOffset = TimeSpan.FromHours(OffsetsInHours[random.Next(OffsetsInHours.Length)]),
            Client = client,
            Eagerness = Math.Exp((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 1.4),
            WorksWeekends = random.NextDouble() < 0.08,
            JoinedOnDay = random.NextDouble() < 0.7 ? 0 : random.Next(1, 300),
            Favourites = [.. Enumerable.Range(0, 3 + random.Next(5)).Select(_ => Packages[Skewed(random, Packages.Count)])],
        };
    }
}

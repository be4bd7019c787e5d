namespace Footfall.Server.Demo;

/// <summary>A made-up person and their habits.</summary>
internal sealed record SimulatedPerson
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required SimulatedOrg Org { get; init; }

    public required Trade Trade { get; init; }

    public required TimeSpan UtcOffset { get; init; }

    public required SimulatedClient Client { get; init; }

    /// <summary>How much more than the average this person does.</summary>
    public required double Eagerness { get; init; }

    public required bool WorksWeekends { get; init; }

    /// <summary>Day of the simulation on which the account was created.</summary>
    public required int JoinedOnDay { get; init; }

    public required IReadOnlyList<SimulatedPackage> Favourites { get; init; }
}

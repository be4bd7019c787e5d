namespace Footfall.Server.Demo;

/// <summary>Size and shape of a made-up platform. The same options give the same events.</summary>
internal sealed record SimulationOptions
{
    /// <summary>First day, UTC.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Number of days.</summary>
    public required int Days { get; init; }

    /// <summary>People on the platform.</summary>
    public int Users { get; init; } = 120;

    /// <summary>Tenants they belong to.</summary>
    public int Orgs { get; init; } = 6;

    /// <summary>Packages they can use.</summary>
    public int Packages { get; init; } = 40;

    /// <summary>Mean number of events a user makes on a day, over all users and days.</summary>
    public double EventsPerUserDay { get; init; } = 20;

    /// <summary>Start of the random numbers.</summary>
    public int Seed { get; init; } = 20260105;
}

namespace Footfall.Server.Hosting.Contracts;

/// <summary>Marks a route that lets everybody in and refuses strangers itself, in the words of its protocol.</summary>
internal sealed record RefusesStrangers;

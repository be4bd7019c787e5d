namespace Footfall.Server.Features.Coder;

/// <summary>A user in a bucket.</summary>
/// <param name="UserId">Id.</param>
/// <param name="Duration">Nanoseconds: a minute for each of <paramref name="Count"/>.</param>
/// <param name="Count">Different minutes in which the user was active.</param>
internal sealed record CoderUserActivity(string UserId, long Duration, long Count)
{
    private const long NanosecondsOfMinute = 60_000_000_000;

    internal static long Nanoseconds(long minutes) => minutes * NanosecondsOfMinute;
}

using Footfall.Server.Accounts;

namespace Footfall.Server.Hosting;

/// <summary>How a server is started, besides its settings.</summary>
internal sealed record ServerStart
{
    /// <summary>Whether it listens on the data folder's socket only, for a command of this machine.</summary>
    public bool OnlyLocal { get; init; }

    /// <summary>Password of the first administrator; null takes that of the environment.</summary>
    public string? Password { get; init; }

    /// <summary>Rounds of the hash of a password. Fewer are for tests of something else.</summary>
    public int PasswordRounds { get; init; } = PasswordCheck.Iterations;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

using Footfall.Server.Accounts;
using Footfall.Server.Hosting;

namespace Footfall.Server.Features.Kodosumi;

/// <summary>What signing in needs.</summary>
internal sealed class KodosumiSignIn(PasswordCheck passwords, TokenBook tokens, AccountBook book, FailedSignIns failures, ServerSettings settings, TimeProvider time)
{
    internal PasswordCheck Passwords { get; } = passwords;

    internal TokenBook Tokens { get; } = tokens;

    internal AccountBook Book { get; } = book;

    internal FailedSignIns Failures { get; } = failures;

    internal ServerSettings Settings { get; } = settings;

    internal TimeProvider Time { get; } = time;
}

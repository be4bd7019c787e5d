using Microsoft.AspNetCore.Identity;

namespace Footfall.Server.Accounts;

/// <summary>Refuses passwords that are guessed first: those that leaked most often, and simple changes of them (OWASP ASVS 6.2.4).</summary>
internal sealed class CommonPasswords : IPasswordValidator<Account>
{
    // About 4,000 guesses: the few thousand passwords that everybody tries.
    private const double LeastBits = 12;
    private const int LongestLooked = 100;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        string[] own = [.. new[] { user.UserName, user.Email, "footfall" }.OfType<string>()];
        var looked = password is { Length: > LongestLooked } ? password[..LongestLooked] : password ?? "";
        var isCommon = looked.Length > 0 && Zxcvbn.Zxcvbn.MatchPassword(looked, own).Entropy < LeastBits;
        return Task.FromResult(isCommon
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordCommon", Description = "This password is one of those that are tried first. Choose another; a few unrelated words do." })
            : IdentityResult.Success);
    }
}

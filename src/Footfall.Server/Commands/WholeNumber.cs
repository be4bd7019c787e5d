using System.CommandLine;
using System.Globalization;

namespace Footfall.Server.Commands;

/// <summary>The rule of options that take a whole number.</summary>
internal static class WholeNumber
{
    /// <summary>Refuses what is no whole number of this range. The text is looked at: where it is no number, asking for the option's value throws.</summary>
    /// <param name="option">The option.</param>
    /// <param name="least">The least that may be given.</param>
    /// <param name="most">The most.</param>
    /// <param name="rule">What it must be, where the range does not say it.</param>
    internal static void Require<T>(Option<T> option, long least, long most, string? rule = null) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var given] && !(long.TryParse(given.Value, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most))
        {
            result.AddError($"{option.Name} must be {rule ?? FormattableString.Invariant($"a whole number from {least} to {most}")}, but is '{given.Value}'.");
        }
    });
}

using System.CommandLine;

namespace Footfall.Server.Commands;

/// <summary>What help says of options beyond their descriptions: what their values are, and that every command has a data folder.</summary>
internal static class OptionHelp
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["--from"] = "TIME", ["--to"] = "TIME", ["--older-than"] = "AGE", ["--expires"] = "AGE", ["--browser"] = "ORIGIN", ["--account"] = "LOGIN", ["--id-prefix"] = "PREFIX",
    };

    private static readonly Type[] Numbers = [typeof(int), typeof(int?), typeof(long), typeof(long?)];

    /// <summary>Completes the help of a command and of those below it.</summary>
    internal static void Complete(Command command)
    {
        foreach (var option in command.Options)
        {
            option.HelpName ??= ValueOf(option);
        }

        foreach (var below in command.Subcommands)
        {
            Complete(below);
        }
    }

    /// <summary>Has help and completion know the setting that most commands are given. Its value is taken before commands are read.</summary>
    internal static Command OnData(this Command command)
    {
        command.Add(new Option<string?>("--data") { HelpName = "DIR", Description = "The data folder, or that of the server to go through. [default: ./data]", Recursive = true });
        return command;
    }

    private static string? ValueOf(Option option) =>
        option.ValueType == typeof(bool) || option.ValueType == typeof(void) ? null
        : option.ValueType == typeof(DirectoryInfo) ? "DIR"
        : option.ValueType == typeof(FileInfo) ? "FILE"
        : Numbers.Contains(option.ValueType) ? "NUMBER"
        : Values.GetValueOrDefault(option.Name) ?? option.Name.TrimStart('-').ToUpperInvariant();
}

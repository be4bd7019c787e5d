using System.CommandLine;

namespace Footfall.Server.Commands;

/// <summary><c>footfall completion SHELL</c>: a script that has the shell ask this program what can follow.</summary>
internal static class CompletionCommand
{
    private const string Bash =
        """
        # Completion of footfall in bash. To have it always: footfall completion bash > /etc/bash_completion.d/footfall
        _footfall() {
            local line=${COMP_LINE#* } point=$((COMP_POINT - ${#COMP_WORDS[0]} - 1)) word=${COMP_WORDS[COMP_CWORD]}
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$point]" "$line" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _footfall footfall ./footfall
        """;

    private const string Zsh =
        """
        # Completion of footfall in zsh. To have it always: footfall completion zsh > "${fpath[1]}/_footfall"
        #compdef footfall
        _footfall() {
            local line=${BUFFER#* }
            compadd -- ${(f)"$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)"}
        }
        compdef _footfall footfall ./footfall
        """;

    private const string Fish =
        """
        # Completion of footfall in fish. To have it always: footfall completion fish > ~/.config/fish/completions/footfall.fish
        function _footfall
            set -l line (string replace -r '^\S+ ' '' -- (commandline -cp))
            footfall "[suggest:"(string length -- $line)"]" "$line" 2>/dev/null
        end
        complete -c footfall -a '(_footfall)'
        """;

    private static readonly Dictionary<string, string> Scripts = new() { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish };

    internal static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Prints a script with which the shell completes commands and options: source <(footfall completion bash)") { shell };
        command.SetAction(result => Console.WriteLine(Scripts[result.GetValue(shell)!]));
        return command;
    }
}

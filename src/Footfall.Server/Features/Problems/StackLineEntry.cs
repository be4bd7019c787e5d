using Footfall.Ingestion.Problems;

namespace Footfall.Server.Features.Problems;

/// <summary>A line of a stack.</summary>
/// <param name="Text">The line.</param>
/// <param name="IsFrame">Whether it says what was being executed.</param>
/// <param name="IsProgram">Whether that belongs to the program, not to a library.</param>
internal sealed record StackLineEntry(string Text, bool IsFrame, bool IsProgram)
{
    internal static StackLineEntry Of(StackLine line) => new(line.Text, line.Frame is not null, line.Frame?.IsProgram == true);
}

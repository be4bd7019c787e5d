using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Footfall.Ingestion.Problems;

/// <summary>
/// What errors of one problem have in common. Made of the event alone, so that neither order nor repetition changes it. The caller's own text
/// wins; then the class and the frames of the program; then those of libraries with the message; else the message. See <c>docs/adr/0021-grouping.md</c>.
/// </summary>
public static class Fingerprint
{
    /// <summary>Another rule is another number: all errors are grouped again then.</summary>
    public const string Version = "4";

    // The place and who asked for it: one alone would bring all errors of a helper together, more would divide an error by the ways that lead to it.
    private const int ProgramFrames = 2;
    private const int LibraryFrames = 4;
    private static readonly HashSet<string> PlainNames = ["<module>", "<lambda>", "<listcomp>", "<genexpr>", "main", "Main", "__ANON__", "eval"];

    /// <summary>The fingerprint of an error: a hash, hexadecimal, or the caller's own text.</summary>
    public static string Of(ErrorFacts error) => error.OwnFingerprint ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(KeyOf(error))));

    /// <summary>The problem that errors of a fingerprint belong to, unless somebody says otherwise.</summary>
    public static ulong ProblemOf(string fingerprint) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint)));

    /// <summary>The text behind the hash, to be read by people.</summary>
    public static string KeyOf(ErrorFacts error)
    {
        var stack = error.Trace;
        var type = stack.Class.Length > 0 ? stack.Class : error.Class;
        foreach (var part in stack.Parts)
        {
            var frames = Frames(part.Where(f => f.IsProgram), ProgramFrames);
            if (frames.Count > 0)
            {
                // Where only a file is known, or code without a name, what is said tells more than where it is said.
                return Join("program", type, frames, IsPlain(part.First(f => f.IsProgram)) ? MessageText.KeyOf(error.Message) : "");
            }
        }

        return stack.HasFrames
            ? Join("library", type, Frames(stack.Parts[0], LibraryFrames), MessageText.KeyOf(error.Message))
            : Join("message", error.Class, [MessageText.KeyOf(error.Origin)], MessageText.KeyOf(error.Message));
    }

    private static bool IsPlain(StackFrame frame) => frame.Name.Length == 0 || PlainNames.Contains(frame.Name[(frame.Name.LastIndexOfAny([':', '.']) + 1)..]);

    private static string Join(string kind, string type, IEnumerable<string> frames, string message) => string.Join('\n', [kind, type, .. frames, message]);

    /// <summary>The innermost frames. A recursion is as deep as it happens to be: of frames that come again only the first counts.</summary>
    private static List<string> Frames(IEnumerable<StackFrame> frames, int most) => [.. frames.Select(f => f.Key).Distinct().Take(most)];
}

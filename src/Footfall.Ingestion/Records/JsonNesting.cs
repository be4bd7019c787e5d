namespace Footfall.Ingestion.Records;

/// <summary>Tells a text that is nested too deeply from one that is no JSON: the reader's own message does not say which.</summary>
internal static class JsonNesting
{
    /// <summary>Whether objects and arrays lie in more than <paramref name="most"/> others.</summary>
    internal static bool IsDeeper(ReadOnlySpan<byte> json, int most)
    {
        var (depth, inText) = (0, false);
        for (var i = 0; i < json.Length; i++)
        {
            switch (json[i])
            {
                case (byte)'"':
                    inText = !inText;
                    break;
                case (byte)'\\' when inText:
                    i++;
                    break;
                case (byte)'{' or (byte)'[' when !inText && ++depth > most:
                    return true;
                case (byte)'}' or (byte)']' when !inText:
                    depth--;
                    break;
            }
        }

        return false;
    }

    /// <summary>What is wrong, in words.</summary>
    internal static string Message(string subject, int most) => $"{subject} is nested deeper than {most} levels.";
}

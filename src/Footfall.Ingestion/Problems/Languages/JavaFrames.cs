namespace Footfall.Ingestion.Problems.Languages;

/// <summary>
/// Frames as the Java virtual machine prints them:
/// <code>	at java.base/java.util.ArrayList.get(ArrayList.java:427)
/// 	at app//com.acme.Saver.lambda$save$0(Saver.java:12) [app.jar:?]</code>
/// </summary>
internal static class JavaFrames
{
    private static readonly string[] Libraries =
    [
        "java.", "javax.", "jakarta.", "jdk.", "sun.", "com.sun.", "kotlin.", "kotlinx.", "scala.", "groovy.", "org.springframework.", "org.apache.", "org.hibernate.", "org.junit.",
        "org.eclipse.", "io.netty.", "reactor.", "com.fasterxml.", "com.google.common.", "okhttp3.", "ch.qos.", "android.", "androidx.", "com.android.", "dalvik.", "libcore.",
    ];

    private static readonly string[] MadeUp = ["$Proxy", "GeneratedMethodAccessor", "GeneratedConstructorAccessor", "$ByteBuddy$", "$HibernateProxy$", "$MockitoMock$", "$SpringCGLIB"];

    private static readonly string[] Files = [".java:", ".kt:", ".scala:", ".groovy:", ".clj:"];

    internal static bool TryRead(ReadOnlySpan<char> line, out StackFrame frame)
    {
        frame = default;
        var text = line.Trim();
        if (!text.StartsWith("at "))
        {
            return false;
        }

        text = text[3..];
        var open = text.IndexOf('(');
        var close = open < 0 ? -1 : open + text[open..].IndexOf(')');
        if (open < 1 || close < open || text[..open].IndexOf(' ') >= 0 || !IsPlace(text[(open + 1)..close]))
        {
            return false;
        }

        // A class that was made while running has a number behind a slash: Saver$$Lambda/0x00007f.accept.
        var isMadeUp = IsMadeUp(text[..open]);
        var slash = isMadeUp ? -1 : text[..open].LastIndexOf('/');
        var name = NameOf(text[(slash + 1)..open]);
        var isPlatform = slash > 0 && (text[..slash].StartsWith("java.") || text[..slash].StartsWith("jdk."));
        var place = text[(open + 1)..close];
        var colon = place.LastIndexOf(':');
        frame = new StackFrame(name, colon > 0 ? place[..colon].ToString() : "", !isPlatform && !Libraries.Any(l => name.StartsWith(l, StringComparison.Ordinal)) && !isMadeUp);
        return true;
    }

    private static bool IsPlace(ReadOnlySpan<char> place)
    {
        if (place is "Native Method" || place.StartsWith("Unknown Source") || place.StartsWith("SourceFile") || place.StartsWith("<generated>"))
        {
            return true;
        }

        foreach (var file in Files)
        {
            if (place.IndexOf(file, StringComparison.Ordinal) > 0 || place.EndsWith(file.AsSpan()[..^1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lambdas, proxies and the like, which frameworks and the machine make. Scala's own closures have two signs, too.</summary>
    private static bool IsMadeUp(ReadOnlySpan<char> name)
    {
        foreach (var sign in MadeUp)
        {
            if (name.IndexOf(sign, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return name.IndexOf("$$", StringComparison.Ordinal) >= 0 && name.IndexOf("$$anonfun", StringComparison.Ordinal) < 0;
    }

    /// <summary>
    /// <c>Saver.lambda$save$0</c> is <c>Saver.save</c>, and so are <c>Saver$1.save</c>, Kotlin's <c>Saver.save$lambda$0</c> and Scala's <c>Saver.$anonfun$save$1$adapted</c>:
    /// the numbers are the compilers'.
    /// </summary>
    private static string NameOf(ReadOnlySpan<char> name)
    {
        var dot = name.LastIndexOf('.');
        var type = dot > 0 ? name[..dot] : "";
        var method = name[(dot + 1)..];
        if (method.StartsWith("lambda$"))
        {
            method = TextEdges.WithoutNumber(method[7..]);
        }
        else if (method.StartsWith("$anonfun$") && method.Length > 9)
        {
            method = TextEdges.WithoutNumber(method.EndsWith("$adapted") ? method[9..^8] : method[9..]);
        }
        else if (method.LastIndexOf("$lambda$") is > 0 and var lambda)
        {
            method = method[..lambda];
        }

        return type.Length == 0 ? method.ToString() : $"{TextEdges.WithoutNumber(type)}.{method}";
    }
}

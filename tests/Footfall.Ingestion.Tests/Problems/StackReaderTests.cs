using System.Text.Json;
using Footfall.Ingestion.Problems;

namespace Footfall.Ingestion.Tests.Problems;

/// <summary>Prints that the tool chains of the corpus do not make: other languages of the system, browsers, Go, PHP, Ruby.</summary>
public sealed class StackReaderTests
{
    [Theory]
    [InlineData("   bei Acme.Jobs.Saver.Save(Int32 id) in C:\\src\\Saver.cs:Zeile 12.\n   bei System.Threading.Thread.Run()", "Acme.Jobs.Saver.Save")]
    [InlineData("   \u0432 Acme.Jobs.Saver.<SaveAsync>d__5.MoveNext() \u0432 /src/Saver.cs:\u0441\u0442\u0440\u043e\u043a\u0430 41", "Acme.Jobs.Saver.SaveAsync")]
    [InlineData("   at Acme.Saver.<>c__DisplayClass3_0.<Save>b__1(Item i) in /src/Saver.cs:line 3", "Acme.Saver.Save")]
    [InlineData("save@https://acme.example/assets/index-BxY12a3f.js:1:2345\n@https://acme.example/assets/index-BxY12a3f.js:1:99", "index.js:save")]
    [InlineData("TypeError: x is undefined\n    at https://acme.example/assets/viewer.0a1b2c3d4e5f.js:2:7", "viewer.js")]
    [InlineData("panic: runtime error: index out of range [5] with length 3\n\ngoroutine 1 [running]:\nmain.(*Saver).Save(0xc000012345, 0x1)\n\t/app/saver.go:12 +0x1d\nmain.main()\n\t/app/main.go:5 +0x20", "main.(*Saver).Save")]
    [InlineData("#0 /app/saver.php(12): Acme\\Saver->save(12)\n#1 {main}", "Acme\\Saver->save")]
    [InlineData("saver.rb:12:in 'Saver#save': no such order (KeyError)\n\tfrom saver.rb:20:in '<main>'", "saver.rb:save")]
    [InlineData("./app(_ZN4acme4saveEi+0x1d) [0x55d0c0a3]\n/lib/x86_64-linux-gnu/libc.so.6(__libc_start_main+0x85) [0x7f00]", "_ZN4acme4saveEi")]
    [InlineData("#0  0x00007f in raise () from /lib/libc.so.6\n#1  0x000055d0 in acme::Saver::save (this=0x7ffd, id=12) at saver.cpp:41", "acme::Saver::save")]
    [InlineData("scala.MatchError: 5\n\tat com.acme.Main$.$anonfun$save$7$adapted(Main.scala:5)\n\tat scala.collection.immutable.List.map(List.scala:250)", "com.acme.Main$.save")]
    [InlineData("java.lang.IllegalStateException: 5\n\tat com.acme.MainKt.save$lambda$3(Main.kt:5)", "com.acme.MainKt.save")]
    public void TheInnermostFrameOfTheProgram_IsFound(string stack, string name) =>
        Assert.Equal(name, StackReader.Read(stack).Parts.SelectMany(p => p).First(f => f.IsProgram).Key);

    [Theory]
    [InlineData("Unhandled exception. System.IO.IOException: The disk is full\n   at Acme.A.B()", "System.IO.IOException", "The disk is full")]
    [InlineData("Exception in thread \"main\" a.B: outer\n\tat a.C.d(C.java:1)\nCaused by: a.Root: inner\n\tat a.E.f(E.java:2)\n\t... 1 more", "a.Root", "inner")]
    [InlineData("Acme.Outer: x\n ---> Acme.Inner: y\n   at Acme.A.B()\n   --- End of inner exception stack trace ---\n   at Acme.C.D()", "Acme.Inner", "y")]
    [InlineData("Traceback (most recent call last):\n  File \"a.py\", line 1, in <module>\nKeyError: 'x'", "KeyError", "'x'")]
    [InlineData("TypeError [ERR_INVALID_ARG_TYPE]: The \"path\" argument\n    at f (/a/b.js:1:2)", "TypeError", "The \"path\" argument")]
    [InlineData("thread 'main' panicked at src/main.rs:4:5:\nno leaf", "panic", "no leaf")]
    public void ClassAndMessage_AreThoseOfTheRootCause(string stack, string type, string message)
    {
        var trace = StackReader.Read(stack);

        Assert.Equal((type, message), (trace.Class, trace.Message));
    }

    [Fact]
    public void TheCallersOwnFingerprint_Wins()
    {
        var (one, other) = (Key("""{"message":"a","fingerprint":"save-failed"}"""), Key("""{"message":"b","stack":"    at f (/a.js:1:2)","fingerprint":"save-failed"}"""));

        Assert.Equal(("save-failed", "save-failed"), (one, other));
        Assert.NotEqual(one, Key("""{"message":"a"}"""));
    }

    [Fact]
    public void ATraceInsideOfAMessage_GroupsAsAStackDoes()
    {
        const string Trace = "Traceback (most recent call last):\\n  File \\\"/app/x.py\\\", line 3, in save\\n    a[i]\\nKeyError: 'x17'";
        Assert.Equal(Key($$"""{"stack":"{{Trace}}"}"""), Fingerprint.Of(ErrorFacts.Read("fail:run", $$"""{"type":"train","error":"{{Trace.Replace("line 3", "line 30", StringComparison.Ordinal)}}"}""", "Train birds", null, null)));
    }

    [Fact]
    public void HostileTexts_AreReadInNoTime()
    {
        string[] texts =
        [
            new('(', 60_000), string.Concat(Enumerable.Repeat("   at a.b(", 6_000)), string.Concat(Enumerable.Repeat("\n#1 <<<<<", 6_000)), string.Concat(Enumerable.Repeat("File \"", 10_000)), "\n\n\r\r\n", ": : : :", "@:1:1", "#", "# ", "at ",
            "   at .(", "at (:1:2)", "\tat (Unknown Source)", "thread '' panicked at ", "Sanitizer: ", "\t.go:", "x\n\t/.go:", " 1: ", "a(+0x)[0x]",
        ];
        foreach (var text in texts)
        {
            Assert.NotNull(Key(JsonSerializer.Serialize(new { stack = text, message = text })));
        }
    }

    private static string Key(string payload) => Fingerprint.Of(ErrorFacts.Read("send:exception", payload, null, null, null));
}

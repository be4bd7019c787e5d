using Footfall.Analytics.Asking;
using Footfall.Analytics.Usage;
using Footfall.ClickHouse;
using Footfall.Model;

namespace Footfall.Analytics.Tests;

/// <summary>The table of calls: which are in it, and its columns.</summary>
public sealed class CallTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_OfEqualDuration_StayApart_AndNothingElseIsACall()
    {
        await using var history = await FilledAsync();
        var calls = new CallQuestions(history.Store, () => history.Seals.Current);

        var rows = await calls.PageAsync(Filter(), SortOrder.Read("duration")!, null, 10, Stop);

        Assert.Equal(["70", "250", "250"], rows.Select(r => $"{r.Duration}"));
        Assert.Equal(3, await calls.CountAsync(Filter(), Stop));
    }

    [Fact]
    public async Task Columns_AreTheInputsAndOutputsThatCallsHave_TheFrequentOnesFirst()
    {
        await using var history = await FilledAsync();

        var columns = await new CallQuestions(history.Store, () => history.Seals.Current).ParametersAsync(Filter(), Stop);

        Assert.Equal(["input smiles 3", "input depth 1", "input it's 1", "output rows 2"], columns.Select(c => $"{c.Side} {c.Name} {c.Calls}"));
    }

    [Theory]
    [InlineData("input", "smiles=CCO", 2)]
    [InlineData("input", "smiles~cc", 3)]
    [InlineData("input", "depth=3", 1)]
    [InlineData("input", "it's={\"a\":1}", 1)]
    [InlineData("output", "rows=12", 1)]
    [InlineData("output", "smiles=CCO", 0)]
    public async Task Conditions_OnInputsAndOutputs_NarrowTheCalls(string side, string text, int expected)
    {
        await using var history = await FilledAsync();
        var condition = CallCondition.Parse(side == "input" ? CallSide.Input : CallSide.Output, text)!;

        Assert.Equal(expected, await new CallQuestions(history.Store, () => history.Seals.Current).CountAsync(Filter() with { Conditions = [condition] }, Stop));
    }

    [Fact]
    public async Task Conditions_OnOneInputAreAlternatives_OnSeveralAllMustHold()
    {
        await using var history = await FilledAsync();
        var calls = new CallQuestions(history.Store, () => history.Seals.Current);
        CallCondition[] either = [new(CallSide.Input, "smiles", "CCO", false), new(CallSide.Input, "smiles", "cc=O", false)];

        Assert.Equal(3, await calls.CountAsync(Filter() with { Conditions = either }, Stop));
        Assert.Equal(1, await calls.CountAsync(Filter() with { Conditions = [.. either, new(CallSide.Input, "depth", "3", false)] }, Stop));
    }

    [Fact]
    public async Task StatusAndError_NarrowTheCalls_AndAFailedCallThatToldNoStatusIsAnError()
    {
        await using var history = await FilledAsync();
        var calls = new CallQuestions(history.Store, () => history.Seals.Current);

        Assert.Equal(1, await calls.CountAsync(Filter() with { Statuses = ["error"] }, Stop));
        Assert.Equal(1, await calls.CountAsync(Filter() with { Statuses = ["finished"] }, Stop));
        Assert.Equal(1, await calls.CountAsync(Filter() with { Error = "OUT OF" }, Stop));
    }

    [Fact]
    public async Task Table_HasAColumnForEachInputAndOutput()
    {
        await using var history = await FilledAsync();
        var calls = new CallQuestions(history.Store, () => history.Seals.Current);
        var columns = await calls.ParametersAsync(Filter(), Stop);

        var text = await history.Store.TextAsync(CallQuestions.TableStatement(Filter(), SortOrder.Read("time")!, columns), "CSV", Stop);

        Assert.Equal(["started", "user_id", "user_name", "package", "function", "duration_ms", "input.smiles", "input.depth", "input.it's", "output.rows", "status", "error"], CallQuestions.Headings(columns));
        Assert.Equal(
            """
            "2026-03-27T01:00:00.000Z","u1","ann","Chem","Chem:descriptors",250,"CCO","3","","12","finished",""
            "2026-03-27T02:00:00.000Z","u2","","Chem","Chem:descriptors",250,"CCO","","{""a"":1}","","error","out of memory"
            "2026-03-27T03:00:00.000Z","u1","ann","Core","similarity",70,"cc=O","","","null","",""

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void Conditions_ThatNameNothing_AreNone()
    {
        Assert.Null(CallCondition.Parse(CallSide.Input, "smiles"));
        Assert.Null(CallCondition.Parse(CallSide.Input, "=CCO"));
        Assert.Equal(new CallCondition(CallSide.Input, "a", "b=c", false), CallCondition.Parse(CallSide.Input, "a=b=c"));
    }

    private static CallFilter Filter() => new(Some.Filter(Some.Day, Some.Day.AddDays(1)));

    private static async Task<History> FilledAsync()
    {
        var history = await History.StartAsync();
        await history.AddAsync(
        [
            Call(1, 250, """{"inputs":{"smiles":"CCO","depth":3},"outputs":{"rows":12},"status":"finished"}""") with { UserName = "ann", Package = "Chem", Function = "Chem:descriptors" },
            Call(2, 250, """{"inputs":{"smiles":"CCO","it's":{"a":1}},"error":{"message":"out of memory"}}""") with { UserId = "u2", Package = "Chem", Function = "Chem:descriptors", Failed = true },
            Call(3, 70, """{"inputs":{"smiles":"cc=O"},"outputs":{"rows":null}}""") with { UserName = "ann", Function = "similarity" },
            Some.Event(Some.Day.AddHours(4), "log:info") with { Function = "similarity", Duration = 5, Payload = """{"inputs":{"other":1}}""" },
        ]);
        return history;
    }

    private static Event Call(int hour, ulong duration, string payload) =>
        Some.Event(Some.Day.AddHours(hour), "call:function") with { Duration = duration, Payload = payload };
}

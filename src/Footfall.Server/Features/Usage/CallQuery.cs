using System.ComponentModel;
using Footfall.Analytics.Asking;
using Footfall.Analytics.Usage;
using Footfall.Server.Answers;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Features.Usage;

/// <summary>Parameters of the table of calls.</summary>
internal sealed class CallQuery : EventQuery
{
    private const int MostConditions = 20;

    [FromQuery(Name = "status")]
    [Description("How the call ended, as it told. Repeat it for several.")]
    public string[]? Status { get; init; }

    [FromQuery(Name = "input")]
    [Description("What an input must be: name=value, or name~part of the value. Repeat it: values of one input are alternatives, different inputs must all hold.")]
    public string[]? Input { get; init; }

    [FromQuery(Name = "output")]
    [Description("The same for an output.")]
    public string[]? Output { get; init; }

    [FromQuery(Name = "error_text")]
    [Description("Text that must stand in the error, without regard to case.")]
    public string? ErrorText { get; init; }

    [FromQuery(Name = "limit")]
    [Description("Rows a page, 1 to 10000. Standard: 100.")]
    public string? Limit { get; init; }

    [FromQuery(Name = "after")]
    [Description("Member 'next' of the page before.")]
    public string? After { get; init; }

    [FromQuery(Name = "sort")]
    [Description("Column to sort by: time, duration, user, package or function, with a minus for descending. Standard: -time.")]
    public string? Sort { get; init; }

    internal override string? LimitText => Limit;

    /// <summary>The filter; what is wrong goes to <paramref name="mistakes"/>.</summary>
    internal CallFilter Filter(EventFilter events, Mistakes mistakes) => new(events)
    {
        Statuses = Status ?? [],
        Error = ErrorText,
        Conditions = [.. Read("input", CallSide.Input, Input, mistakes), .. Read("output", CallSide.Output, Output, mistakes)],
    };

    /// <summary>How it is sorted, and where it begins.</summary>
    internal (SortOrder Order, PageToken? After) Page(Mistakes mistakes) =>
        mistakes.Page(Sort, After, SortOrder.Newest, SortOrder.Names, SortOrder.Read, PageToken.Decode, (order, token) => order.Accepts(token));

    private static IEnumerable<CallCondition> Read(string name, CallSide side, string[]? given, Mistakes mistakes)
    {
        if (given is { Length: > MostConditions })
        {
            mistakes.Add(name, FormattableString.Invariant($"may be given {MostConditions} times, but is given {given.Length} times."));
        }

        if (given?.FirstOrDefault(v => CallCondition.Parse(side, v) is null) is { } wrong)
        {
            mistakes.Add(name, $"must be name=value or name~part, but is '{wrong}'.");
        }

        return (given ?? []).Select(v => CallCondition.Parse(side, v)).OfType<CallCondition>();
    }
}

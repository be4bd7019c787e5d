namespace Footfall.Analytics.Usage;

/// <summary>Two things that were used together.</summary>
/// <param name="FromKind">Kind of the first.</param>
/// <param name="FromId">Its id.</param>
/// <param name="FromName">Its name; the id when none is known.</param>
/// <param name="ToKind">Kind of the second.</param>
/// <param name="ToId">Its id.</param>
/// <param name="ToName">Its name; the id when none is known.</param>
/// <param name="Made">Whether the second was made of the first.</param>
/// <param name="Scope">What mostly was done.</param>
/// <param name="Count">Events.</param>
/// <param name="First">First of them.</param>
/// <param name="Last">Last of them.</param>
/// <param name="Total">Pairs in all, beyond the limit.</param>
public sealed record GraphRow(
    string FromKind,
    string FromId,
    string FromName,
    string ToKind,
    string ToId,
    string ToName,
    bool Made,
    string Scope,
    long Count,
    DateTimeOffset First,
    DateTimeOffset Last,
    long Total);

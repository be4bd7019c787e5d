namespace Footfall.Server.Features.Coder;

/// <summary>A day's active users.</summary>
/// <param name="Date">yyyy-MM-dd.</param>
/// <param name="Amount">Different users.</param>
internal sealed record DauEntry(string Date, long Amount);

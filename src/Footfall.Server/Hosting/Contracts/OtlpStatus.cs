namespace Footfall.Server.Hosting.Contracts;

/// <summary>A refusal: <c>google.rpc.Status</c>, in the encoding of the request.</summary>
/// <param name="Message">Why.</param>
internal sealed record OtlpStatus(string Message);

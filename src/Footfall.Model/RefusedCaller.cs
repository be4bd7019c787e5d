namespace Footfall.Model;

/// <summary>Credentials came with a request, and they are wrong.</summary>
/// <param name="Message">Why, for the caller.</param>
public sealed record RefusedCaller(string Message);

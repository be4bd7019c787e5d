namespace Footfall.Server.Features.Kodosumi;

/// <summary>A refusal.</summary>
/// <param name="Error">Its name.</param>
/// <param name="Path">Path of the request.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="StatusCode">Status.</param>
internal sealed record KodosumiError(string Error, string Path, string Detail, int StatusCode);

namespace Footfall.Server.Hosting.Contracts;

/// <summary>A refusal in the words of Django REST framework.</summary>
/// <param name="Detail">Why.</param>
internal sealed record CvatDetail(string Detail);

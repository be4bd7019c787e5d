namespace Footfall.Repository.Tests;

/// <summary>A function and its length.</summary>
internal sealed record FunctionSize(string File, string Function, int Lines);

using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Footfall.Server.Answers;

/// <summary>The query parameters that a route takes, read off the type that they are bound to.</summary>
internal static class KnownParameters
{
    private static readonly ConcurrentDictionary<MethodInfo, HashSet<string>> Cache = new();

    internal static HashSet<string> Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<MethodInfo>() is { } method ? Of(method) : [];

    internal static HashSet<string> Of(MethodInfo method) => Cache.GetOrAdd(method, Read);

    private static HashSet<string> Read(MethodInfo method) => method.GetParameters()
        .SelectMany(p => p.GetCustomAttribute<AsParametersAttribute>() is not null
            ? p.ParameterType.GetProperties().Select(q => q.GetCustomAttribute<FromQueryAttribute>()?.Name)
            : [p.GetCustomAttribute<FromQueryAttribute>()?.Name])
        .OfType<string>()
        .ToHashSet();
}

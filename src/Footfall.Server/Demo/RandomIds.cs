namespace Footfall.Server.Demo;

/// <summary>Ids of made-up events: the same for the same seed.</summary>
internal static class RandomIds
{
    /// <summary>The next id.</summary>
    internal static Guid NextGuid(this Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
#pragma warning disable CA5394 // made-up data
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}

using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Server.Accounts;

namespace Footfall.Server.Hosting;

/// <summary>What the intake's gate holds requests to, from the settings.</summary>
internal static class IntakeRules
{
    internal static void AddIntakeLimits(this IServiceCollection services, ServerSettings settings)
    {
        var standard = new IntakeLimits
        {
            RequestsPerSecond = settings.Long("Limits:RequestsPerSecond"),
            EventsPerSecond = settings.Long("Limits:EventsPerSecond"),
            BytesPerSecond = settings.Long("Limits:BytesPerSecond"),
            EventsPerRequest = settings.Long("Limits:EventsPerRequest"),
            EventBytes = settings.Long("Limits:EventBytes"),
        };
        services.AddSingleton(s => new LimitBook(standard, s.GetRequiredService<TokenBook>().LimitsOf, s.GetRequiredService<TimeProvider>(), Random.Shared));
    }
}

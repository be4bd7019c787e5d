using Footfall.Ingestion.Pipeline.Limits;
using Footfall.Ingestion.Pipeline.Policy;
using Footfall.Ingestion.Pipeline.Privacy;
using Footfall.Server.Accounts;

namespace Footfall.Server.Hosting;

/// <summary>What the intake's gate holds requests to, from the settings.</summary>
internal static class IntakeRules
{
    internal static IServiceCollection AddIntakeLimits(this IServiceCollection services, ServerSettings settings)
    {
        var standard = new IntakeLimits
        {
            RequestsPerSecond = settings.Long("Limits:RequestsPerSecond"),
            EventsPerSecond = settings.Long("Limits:EventsPerSecond"),
            BytesPerSecond = settings.Long("Limits:BytesPerSecond"),
            EventsPerRequest = settings.Long("Limits:EventsPerRequest"),
            EventBytes = settings.Long("Limits:EventBytes"),
        };
        return services.AddSingleton(s => new LimitBook(standard, s.GetRequiredService<TokenBook>().LimitsOf, s.GetRequiredService<TimeProvider>(), Random.Shared));
    }

    internal static IServiceCollection AddPolicy(this IServiceCollection services, ServerSettings settings) => services
        .AddSingleton(new LogPolicy(SettingsCatalogue.Split(settings["Intake:Policy"], ',')))
        .AddSingleton(s => new PolicyDoor(s.GetRequiredService<LogPolicy>(), () => s.GetRequiredService<CaptureBook>().Late));

    internal static IServiceCollection AddPrivacy(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(new PrivacyOptions
        {
            Rules = SettingsCatalogue.Split(settings["Privacy:Rules"], ',').Select(r => Enum.Parse<PrivacyRule>(r, ignoreCase: true)).ToHashSet(),
            Keys = SettingsCatalogue.Split(settings["Privacy:Keys"], ','),
            KeepKeys = SettingsCatalogue.Split(settings["Privacy:KeepKeys"], ','),
            Ip = Enum.Parse<IpTreatment>(settings["Privacy:Ip"], ignoreCase: true),
            UserEmail = Enum.Parse<UserEmailTreatment>(settings["Privacy:UserEmail"], ignoreCase: true),
        });
        return services.AddSingleton<PrivacyCounters>().AddSingleton<Scrubber>();
    }
}

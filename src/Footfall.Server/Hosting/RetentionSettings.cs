using Footfall.Server.Features.Retention;

namespace Footfall.Server.Hosting;

/// <summary>The settings of section Retention: what goes by itself.</summary>
internal static class RetentionSettings
{
    private const string RulesKey = "Retention:Rules";
    private const string HourKey = "Retention:Hour";

    internal static IReadOnlyList<Setting> All { get; } =
    [
        SettingsCatalogue.Text(RulesKey, "", "Events that are taken away for good once they are so old, by scope, separated by commas: click:*=90d, log:debug=2w, click:buy=keep. d days, w weeks, m 30 days, y 365 days. * stands for any verb or object; the most exact line counts; what no line names stays. 'footfall doctor' tells what would go.", RetentionRules.Form, v => SettingsCatalogue.Split(v, ',').All(RetentionRules.IsLine)),
        SettingsCatalogue.Number(HourKey, 3, 0, 23, "Hour of the day, UTC, at which Retention:Rules take old events away; also ten minutes after a start."),
    ];

    internal static IServiceCollection AddRetention(this IServiceCollection services, ServerSettings settings, ServerStart start) => services
        .AddSingleton(new RetentionRules(SettingsCatalogue.Split(settings[RulesKey], ',')))
        .AddSingleton(new RetentionSchedule(settings.Number(HourKey), IsKept: !start.OnlyLocal))
        .AddSingleton<RetentionKeeper>().AddHostedService(s => s.GetRequiredService<RetentionKeeper>());
}

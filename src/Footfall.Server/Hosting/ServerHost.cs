using Footfall.Analytics.Activity;
using Footfall.Analytics.Entities;
using Footfall.Analytics.Events;
using Footfall.Analytics.Groups;
using Footfall.Analytics.Intake;
using Footfall.Analytics.Labeling;
using Footfall.Analytics.Monitoring;
using Footfall.Analytics.Names;
using Footfall.Analytics.Orgs;
using Footfall.Analytics.Patterns;
using Footfall.Analytics.Problems;
using Footfall.Analytics.Runs;
using Footfall.Analytics.Sql;
using Footfall.Analytics.Stats;
using Footfall.Analytics.Usage;
using Footfall.Analytics.WorkingTime;
using Footfall.ClickHouse;
using Footfall.Connectors.Kodosumi;
using Footfall.Ingestion.Bookkeeping;
using Footfall.Ingestion.Formats.Canonical;
using Footfall.Ingestion.Formats.Coder;
using Footfall.Ingestion.Formats.Cvat;
using Footfall.Ingestion.Formats.Otlp;
using Footfall.Ingestion.Formats.Snapshot;
using Footfall.Ingestion.Formats.Vector;
using Footfall.Ingestion.Pipeline;
using Footfall.Ingestion.Rollups;
using Footfall.Ingestion.WorkingTime;
using Footfall.Ingestion.Writing;
using Footfall.Model;
using Footfall.Model.Activity;
using Footfall.Model.WorkingTime;
using Footfall.Server.Accounts;
using Footfall.Server.Answers;
using Footfall.Server.Audit;
using Footfall.Server.Features.Activity;
using Footfall.Server.Features.Stats;
using Footfall.Server.Features.Dashboards;
using Footfall.Server.Features.Entities;
using Footfall.Server.Features.Exports;
using Footfall.Server.Features.Intake;
using Footfall.Server.Features.Kodosumi;
using Footfall.Server.Features.Labeling;
using Footfall.Server.Features.Machine;
using Footfall.Server.Features.Problems;
using Footfall.Server.Features.Runs;
using Footfall.Server.Features.Usage;
using Footfall.Server.Features.WorkingTime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Console;

namespace Footfall.Server.Hosting;

/// <summary>Puts the program together: the services here, the requests' way in <see cref="ServerPipeline"/>.</summary>
internal static class ServerHost
{
    internal static WebApplication Build(ServerSettings settings, DataFolder folder, IStore store, ServerStart start)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        AddLogging(builder.Logging, settings, start);
        File.Delete(folder.Socket);
        AddListeners(builder.WebHost, settings, [.. start.OnlyLocal ? [] : settings.Urls, $"http://unix:{folder.Socket}"]);
        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton(folder).AddSingleton(start.Time);
        services.AddSingleton<IStore>(s => new ReadAfterWrite(store, s.GetRequiredService<EventWriter>, s.GetRequiredService<ExchangeGate>()));
        services.AddSingleton<ExchangeGate>().AddSingleton(WorkingTimeSettings.Of(settings)).AddSingleton(ActivitySettings.Of(settings)).AddSingleton(RunSettings.Of(settings));
        AddIntake(services, settings, folder);
        AddVector(services, settings, start);
        services.AddConnectors(settings, folder, start);
        services.AddRetention(settings, start);
        AddAnswers(services);
        AddAccounts(services, settings, folder, start);
        services.AddSingleton<QuestionLimits>().AddIntakeCors().AddOutbound(settings);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(30));
        return builder.Build();
    }

    /// <summary>Has a web server listen, with the certificate of the settings where it is https.</summary>
    internal static void AddListeners(IWebHostBuilder web, ServerSettings settings, string[] urls)
    {
        web.UseKestrelHttpsConfiguration();
        web.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureHttpsDefaults(https => ServerCertificate.Configure(https, settings));
        });
        web.UseUrls(urls);
    }

    private static void AddLogging(ILoggingBuilder logging, ServerSettings settings, ServerStart start)
    {
        var level = Enum.Parse<LogLevel>(settings["Log:Level"], ignoreCase: true);
        logging.ClearProviders();

        // Standard output of a command is its answer; what its server has to say, and only trouble, goes to standard error.
        logging.SetMinimumLevel(start.OnlyLocal && level < LogLevel.Warning ? LogLevel.Warning : level);
        logging.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = start.OnlyLocal ? LogLevel.Trace : LogLevel.None);
        foreach (var category in new[] { "Microsoft", "System" })
        {
            logging.AddFilter(category, LogLevel.Warning);
        }

        // A caller whose browser went away, and a cookie of an earlier key, are no faults.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // What fails at the database of accounts is thrown; who catches it says so once, in words.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        logging.AddFilter("Npgsql", LogLevel.Critical);

        // An address that is taken is said in a sentence, without the way the framework found it out.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        _ = settings.Is("Log:Format", "json")
            ? logging.AddJsonConsole(o =>
            {
                o.UseUtcTimestamp = true;
                o.TimestampFormat = UtcMilliseconds.Format;
            })
            : logging.AddSimpleConsole(o =>
            {
                o.SingleLine = true;
                o.UseUtcTimestamp = true;
                o.TimestampFormat = UtcMilliseconds.Format + " ";
            });
    }

    private static void AddIntake(IServiceCollection services, ServerSettings settings, DataFolder folder)
    {
        services.AddSingleton<NameBook>();
        services.AddSingleton(s => new DaySeals(s.GetRequiredService<IStore>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<WriterOptions>().IsShared));
        services.AddSingleton<CommitFeed>();
        services.AddSingleton(new WriterOptions
        {
            JournalFolder = HasJournal(settings) ? folder.Journal : null,
            WorkRules = WorkingTimeSettings.Of(settings),
            IsShared = settings.Optional("ClickHouse:Url") is not null,
            // Twice, so that requests do not wait for a single insert that is slow.
            PendingEvents = 2 * settings.Number("Intake:QueueEvents"),
            RememberFor = TimeSpan.FromHours(settings.Number("Intake:RememberHours")),
            RememberIds = settings.Number("Intake:RememberMillions") * 1_000_000L,
            QueueEvents = settings.Number("Intake:QueueEvents"),
            QueueBytes = (long)settings.Number("Intake:QueueMegabytes") << 20,
        });
        services.AddSingleton<EventWriter>().AddHostedService(s => s.GetRequiredService<EventWriter>());
        services.AddIntakeLimits(settings).AddPrivacy(settings).AddPolicy(settings);
        AddBookkeeping(services, settings);
        services.AddSingleton(new IdempotencyKeys());
        services.AddSingleton<IntakeGate>();
        services.AddSingleton(s => new WorkRuleBook(s.GetRequiredService<IStore>(), s.GetRequiredService<WorkRules>(), s.GetRequiredService<NameBook>()));
        services.AddSingleton<WorkKeeper>().AddHostedService(s => s.GetRequiredService<WorkKeeper>());
        services.AddSingleton<UsageRollup>().AddHostedService(s => s.GetRequiredService<UsageRollup>());
        services.AddHostedService<SealWatch>();
        services.AddSingleton<MomentKeeper>().AddHostedService(s => s.GetRequiredService<MomentKeeper>());
        services.AddSingleton<LastAlive>().AddHostedService(s => s.GetRequiredService<LastAlive>());
        services.AddSingleton(new CvatOptions { ClientScopes = SettingsCatalogue.Split(settings["Cvat:ClientScopes"], ',').ToHashSet() });
        services.AddSingleton<CvatEndpoint>();
        services.AddSingleton(s => new CanonicalOptions { SigningKeys = s.GetRequiredService<TokenBook>().SigningKeys }).AddSingleton(new SnapshotOptions());
        services.AddSingleton<CanonicalEndpoint>().AddSingleton<SnapshotEndpoint>();
        services.AddSingleton(new CoderOptions());
        services.AddSingleton<CoderEndpoint>();
        services.AddSingleton(new OtlpOptions());
        services.AddSingleton<OtlpEndpoint>();
    }

    private static void AddVector(IServiceCollection services, ServerSettings settings, ServerStart start)
    {
        services.AddSingleton(new VectorOptions());
        services.AddSingleton<VectorEndpoint>();
        if (!start.OnlyLocal && settings.Optional("Intake:Vector:Url") is not null)
        {
            services.AddSingleton<VectorListener>().AddHostedService(s => s.GetRequiredService<VectorListener>());
        }
    }

    private static bool HasJournal(ServerSettings settings) =>
        settings.Is("Intake:Journal", "auto") ? settings.Optional("ClickHouse:Url") is null : settings.Is("Intake:Journal", "on");

    private static void AddBookkeeping(IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<ReceiptLog>().AddSingleton<Traffic>().AddSingleton<Tally>().AddSingleton<Bookkeeper>();
        services.AddSingleton(new DeadLetterOptions
        {
            Days = settings.Number("Intake:DeadLetterDays"),
            MostBytes = (long)settings.Number("Intake:DeadLetterMegabytes") << 20,
        });
        services.AddSingleton<DeadLetterWriter>().AddHostedService(s => s.GetRequiredService<DeadLetterWriter>());
    }

    private static void AddAnswers(IServiceCollection services)
    {
        services.AddSingleton<EventQuestions>();
        services.AddSingleton<NameQuestions>();
        services.AddSingleton<OrgQuestions>();
        services.AddSingleton<RejectionQuestions>().AddSingleton<RejectionReader>().AddSingleton<Replay>();
        services.AddSingleton<Func<SealedDays>>(s => () => s.GetRequiredService<DaySeals>().Current);
        services.AddSingleton<Overview>();
        services.AddSingleton<WorkQuestions>();
        services.AddSingleton(s => new ActivityQuestions(s.GetRequiredService<IStore>(), stop => SealsAsync(s, stop), s.GetRequiredService<ActivityRules>()));
        services.AddSingleton(s => new InsightQuestions(s.GetRequiredService<IStore>(), stop => SealsAsync(s, stop), s.GetRequiredService<ActivityRules>()));
        services.AddSingleton(s => new ActivityPageQuestions(s.GetRequiredService<IStore>(), stop => SealsAsync(s, stop), s.GetRequiredService<ActivityRules>()));
        services.AddSingleton(s => new StatsQuestions(s.GetRequiredService<IStore>(), () => s.GetRequiredService<DaySeals>().Current, stop => BringUpAsync(s, stop)));
        services.AddSingleton<OwnMetrics>().AddSingleton<StatsReader>();
        services.AddSingleton<UsageQuestions>().AddSingleton<CallQuestions>().AddSingleton<PointsReader>();
        services.AddSingleton<DurationQuestions>().AddSingleton<UnusedQuestions>().AddSingleton<ClickQuestions>().AddSingleton<PatternQuestions>().AddSingleton<GraphQuestions>().AddSingleton<GroupQuestions>();
        services.AddSingleton<LabelingQuestions>().AddSingleton<LabelingReader>();
        services.AddSingleton<RunQuestions>().AddSingleton<RunReader>().AddSingleton<KodosumiQuestions>();
        services.AddSingleton<IRunFiles>(s => s.GetRequiredService<KodosumiConnector>()).AddSingleton<RunFileList>();
        services.AddSingleton<MonitoringQuestions>().AddSingleton<ProblemLedger>().AddSingleton<ProblemCarrier>().AddSingleton<ProblemQuestions>().AddSingleton<ProblemReader>();
        services.AddSingleton<ProblemDesk>().AddSingleton<ProblemSheet>().AddSingleton<ProblemActions>();
        services.AddSingleton<EntityQuestions>().AddSingleton<EntityReader>();
        services.AddSingleton<Membership>().AddSingleton<ActivityOrgs>().AddSingleton<ActivityReader>();
        services.AddSingleton<WorkExplainer>().AddSingleton<WorkZeros>().AddSingleton<WorkExplain>().AddSingleton<WorkRecompute>();
        services.AddSingleton<AskReader>();
        services.AddSingleton<DashboardShelf>().AddSingleton<DashboardRunner>().AddSingleton<DashboardMetrics>();
        services.AddSingleton<SqlRunner>().AddSingleton(s => new SqlScopes(s.GetRequiredService<IStore>(), SqlSettings.NamesOf(s.GetRequiredService<ServerSettings>()), s.GetRequiredService<ActivityRules>()));
        services.AddSingleton<BackupMaker>().AddSingleton<EventRemoval>();
        services.AddSingleton<CvatExportFile>();
        services.AddSingleton<ExportJobs>().AddHostedService(s => s.GetRequiredService<ExportJobs>());
        services.AddOpenApi("v1", ApiDocument.Configure);
        services.AddProblemDetails(o => o.CustomizeProblemDetails = Faults.Complete);
        services.AddExceptionHandler<Faults>();
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.PropertyNamingPolicy = StoreRows.Json.PropertyNamingPolicy;
            o.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
            o.SerializerOptions.Converters.Add(new UtcMilliseconds());

            // What senders put into payloads is as deep as they like, and lies some levels deep in answers.
            o.SerializerOptions.MaxDepth = JsonTexts.Deepest + 20;
        });
    }

    /// <summary>The seals after what was acknowledged is stored: an event that is on its way may break one, or begin a day.</summary>
    private static async Task<SealedDays> SealsAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<EventWriter>().CatchUpAsync(cancellationToken);
        return services.GetRequiredService<DaySeals>().Current;
    }

    /// <summary>What was acknowledged is stored first: only then is it known what it touched.</summary>
    private static async Task BringUpAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<EventWriter>().CatchUpAsync(cancellationToken);
        await services.GetRequiredService<MomentKeeper>().BringUpAsync(cancellationToken);
    }

    private static void AddAccounts(IServiceCollection services, ServerSettings settings, DataFolder folder, ServerStart start)
    {
        services.AddAccountStorage(settings, folder);
        services.AddSingleton<TokenBook>().AddSingleton<CaptureBook>();
        services.AddSingleton<AccountBook>();
        services.AddSingleton<SessionBook>();
        services.AddHostedService<AccountUpkeep>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditVerifier>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<KodosumiSignIn>();
        services.AddSingleton<PasswordCache>();
        services.AddSingleton<FailedSignIns>();
        services.AddScoped<SignInLinks>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<AccountKeeper>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = start.PasswordRounds);
        services.AddIdentityCore<Account>(o =>
            {
                // Long beats complicated (OWASP ASVS 6.2): a least length, and no rules of composition.
                o.Password = new PasswordOptions { RequiredLength = FirstAdministrator.ShortestPassword, RequiredUniqueChars = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
                o.User.RequireUniqueEmail = false;
            })
            .AddEntityFrameworkStores<FootfallDb>()
            .AddPasswordValidator<CommonPasswords>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, null, o => o.ForwardDefaultSelector = Schemes.Of)
            .AddScheme<AuthenticationSchemeOptions, BasicHandler>(Schemes.Basic, null)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(Schemes.Token, null)
            .AddScheme<AuthenticationSchemeOptions, LocalHandler>(Schemes.Local, null)
            .AddIdentityCookies(c => c.ApplicationCookie!.Configure(SessionCookie.Configure));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SessionBook>((cookie, sessions) => cookie.SessionStore = sessions);
        services.AddAuthorization(Policies.Add);
    }
}

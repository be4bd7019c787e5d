using Footfall.Server.Commands;
using Footfall.Server.Hosting;
using Footfall.Server.Tests.Support;

namespace Footfall.Server.Tests.Settings;

/// <summary>Where settings come from, which one counts, and what is said of wrong ones.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Value_OfTheCommandLine_CountsBeforeEnvironmentBeforeFileBeforeStandard()
    {
        _folder.Write("appsettings.json", """{"Exports": {"KeepMinutes": 1}, "Log": {"Format": "json", "Level": "Error"}}""");

        var settings = Read(
            commandLine: new() { ["exports:keepminutes"] = "3" },
            environment: new() { ["FOOTFALL__EXPORTS__KEEPMINUTES"] = "2", ["footfall__log__format"] = "text", ["PATH"] = "/bin" });

        Assert.Equal(3, settings.Number("Exports:KeepMinutes"));
        Assert.Equal("text", settings["Log:Format"]);
        Assert.Equal("Error", settings["Log:Level"]);
        Assert.Equal("refuse", settings["Security:PlainHttp"]);
        Assert.Equal(
            ["command line --exports:keepminutes", "environment variable footfall__log__format", _folder.File("appsettings.json"), "default"],
            new[] { "Exports:KeepMinutes", "Log:Format", "Log:Level", "Security:PlainHttp" }.Select(k => settings.Listed.Single(s => s.Key == k).Origin));
    }

    [Fact]
    public void DataFolder_OfTheEnvironment_LeadsToItsFile()
    {
        _folder.Write("appsettings.json", """{"Log": {"Level": "Error"}}""");

        var settings = ServerSettings.Read(new Dictionary<string, string>(), new Dictionary<string, string> { ["FOOTFALL__DATA"] = _folder.Path });

        Assert.Equal("Error", settings["Log:Level"]);
        Assert.Equal(_folder.Path, settings.Data);
    }

    [Fact]
    public void List_InTheFile_IsOneValue()
    {
        _folder.Write("appsettings.json", """{"Cvat": {"ClientScopes": ["load:job", "save:job"]}, "Urls": ["http://127.0.0.1:1", "http://127.0.0.1:2"]}""");

        var settings = Read();

        Assert.Equal("load:job,save:job", settings["Cvat:ClientScopes"]);
        Assert.Equal(["http://127.0.0.1:1", "http://127.0.0.1:2"], settings.Urls);
    }

    [Fact]
    public void Mistakes_AreToldAllAtOnce_WithRuleValueAndOrigin()
    {
        var file = _folder.Write("appsettings.json", """{"Exports": {"KeepMinutes": 0}, "Data": "/tmp", "Logging": {"Level": "x"}}""");

        var mistakes = MistakesOf(
            commandLine: new() { ["Urls"] = "127.0.0.1:5080", ["Log:Levle"] = "Error" },
            environment: new() { ["FOOTFALL__CLICKHOUSE__PASSWORD"] = "secret", ["FOOTFALL__SECURITY__PLAINHTTP"] = "yes" });

        Assert.Equal(
            new[]
            {
                $"Data cannot be set in {file}, which is looked for in that folder. Use --data or the environment variable FOOTFALL__DATA.",
                $"There is no setting Logging:Level ({file}). 'footfall settings' lists those that there are.",
                "There is no setting Log:Levle (command line --Log:Levle). Did you mean Log:Level?",
                "Urls must be one or more http:// or https:// addresses without path, but '127.0.0.1:5080' (command line --Urls) is not.",
                $"Exports:KeepMinutes must be a whole number from 1 to 100000, but '0' ({file}) is not.",
                "Security:PlainHttp must be refuse or allow, but 'yes' (environment variable FOOTFALL__SECURITY__PLAINHTTP) is not.",
            },
            mistakes);
    }

    [Theory]
    [InlineData("{\"Log\": ")]
    [InlineData("[]")]
    [InlineData("")]
    public void File_ThatIsNotJson_IsNamed(string text)
    {
        var file = _folder.Write("appsettings.json", text);

        Assert.StartsWith($"{file} cannot be read: ", Assert.Single(MistakesOf()));
    }

    /// <summary>A wrong value of every setting that has one. A new setting without an example fails the test below.</summary>
    public static TheoryData<string, string> WrongStores => new()
    {
        { "ClickHouse:Url", "db1:8123" },
        { "ClickHouse:Url", "http://user:password@db1:8123" },
        { "ClickHouse:Database", "Foot-fall" },
        { "ClickHouse:Database", "1footfall" },
        { "ClickHouse:CvatDatabase", "cvat; DROP DATABASE x" },
        { "ClickHouse:DatagrokDatabase", "datagrok; DROP DATABASE x" },
        { "ClickHouse:Compression", "1" },
    };

    public static TheoryData<string, string> WrongValues => new()
    {
        { "Urls", "ftp://127.0.0.1" },
        { "Urls", "" },
        { "Urls", "http://127.0.0.1:5080/path" },
        { "Urls", "http://user:password@127.0.0.1:5080" },
        { "Data", " " },
        { "Engine:Library", "/nowhere/libchdb.so" },
        { "Engine:MaxMemoryMegabytes", "511" },
        { "Intake:Policy", "hover:*=sometimes" },
        { "Intake:QueueEvents", "-1" },
        { "Intake:QueueMegabytes", "1.5" },
        { "Intake:DeadLetterDays", "0" },
        { "Intake:DeadLetterMegabytes", "0" },
        { "Intake:Journal", "yes" },
        { "Intake:RememberHours", "0" }, { "Intake:RememberMillions", "many" },
        { "Accounts:Postgres", "postgres://footfall:hidden@db.example/footfall" },
        { "Accounts:Postgres", "Host=db.example;Password=hidden" },
        { "Accounts:Postgres", "Host=db.example;Database=footfall;Port=many" },
        { "Kit:Policy", "click:*=no" }, { "Kit:Level", "loud" }, { "Kit:SendSeconds", "0" }, { "Retention:Rules", "click:*=90" }, { "Retention:Hour", "24" },
        { "Limits:RequestsPerSecond", "-1" },
        { "Limits:EventsPerSecond", "many" },
        { "Limits:BytesPerSecond", "1e9" },
        { "Limits:EventsPerRequest", "0.5" },
        { "Limits:EventBytes", "1000000001" },
        { "Limits:AccountRequestsPerSecond", "fast" },
        { "Limits:AddressRequestsPerSecond", "-5" },
        { "Outbound:Allow", "10.0.0.0/8, not a name" },
        { "Privacy:Rules", "mails,names" },
        { "Privacy:Keys", "password,*" },
        { "Privacy:KeepKeys", "a" },
        { "Privacy:Ip", "hash" },
        { "Privacy:UserEmail", "hash" },
        { "Activity:Scopes", "create:commit=editor" },
        { "Activity:Scopes", "use:ide=app" },
        { "Activity:Scopes", "create:commit=ide,create:commit=app" },
        { "Activity:MostBuckets", "0" }, { "Runs:SilentAfter", "24" },
        { "Sql:MaxSeconds", "0" }, { "Sql:MaxMemoryMegabytes", "1" }, { "Sql:MaxRows", "0" }, { "Sql:MaxResultMegabytes", "1001" }, { "Sql:Connections", "0" },
        { "WorkingTime:ThresholdSeconds", "0" },
        { "WorkingTime:Scopes", "change:frame,frames" },
        { "WorkingTime:Orgs", "acme=0" },
        { "WorkingTime:Orgs", "acme" },
        { "WorkingTime:Orgs", "acme=60 frames" },
        { "Intake:Vector:Url", "0.0.0.0:8282" },
        { "Intake:Vector:Url", "http://0.0.0.0:8282/intake" },
        { "Intake:Vector:Allow", "10.0.0.0/8,cvat.example" },
        { "Intake:Vector:Allow", "" },
        { "Cvat:ClientScopes", "load:job,Save" },
        { "Exports:KeepMinutes", "1e3" },
        { "Tls:Certificate", "/nowhere/cert.pem" }, { "Tls:Key", "/nowhere/key.pem" },
        { "Security:Proxies", "10.0.0.0/8,proxy.example" },
        { "Security:PlainHttp", "true" },
        { "Log:Format", "xml" }, { "Log:Level", "Verbose" },
    };

    /// <summary>The same of connectors.</summary>
    public static TheoryData<string, string> WrongConnectors => new()
    {
        { "Connectors:Kodosumi:Folders", "data" },
        { "Connectors:Kodosumi:Folders", "/srv/a;data" },
        { "Connectors:Kodosumi:Folders", "/srv/a=no org" },
        { "Connectors:Kodosumi:Folders", "/srv/a=footfall" },
        { "Connectors:Kodosumi:MaxMegabytes", "0" },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    [MemberData(nameof(WrongStores))]
    [MemberData(nameof(WrongConnectors))]
    public void WrongValue_StopsTheStart_AndSaysTheRule(string key, string value)
    {
        var given = new Dictionary<string, string> { [key] = value };
        if (key == "Data")
        {
            Assert.Contains("Data must be a path", Assert.Throws<SettingsException>(() => ServerSettings.Read(given, new Dictionary<string, string>())).Message);
            return;
        }

        var setting = SettingsCatalogue.Find(key)!;
        Assert.Contains($"{key} must be {setting.Rule}, but {(setting.IsSecret ? "its value" : $"'{value}'")} (command line --{key}) is not.", MistakesOf(given));
    }

    [Fact]
    public void WrongValues_CoverEverySettingThatHasARule()
    {
        string[] anything = ["Intake:Vector:Token", "ClickHouse:User", "ClickHouse:Password", "ClickHouse:SqlUser", "ClickHouse:SqlPassword", "Tls:Password"];

        Assert.Equal(
            SettingsCatalogue.All.Select(s => s.Key).Except(anything).Order(),
            WrongValues.Concat(WrongStores).Concat(WrongConnectors).Select(r => r.Data.Item1).Distinct().Order());
    }

    [Theory]
    [InlineData("Host=db.example;Database=footfall;Username=footfall;Password=hidden", "Host=db.example;Database=footfall;Username=footfall;Password=********")]
    [InlineData("host=db.example; database=footfall; PWD=\"hid;den\"", "Host=db.example;Database=footfall;Password=********")]
    [InlineData("Host=db.example;Database=footfall;SSL Mode=VerifyFull", "Host=db.example;Database=footfall;SSL Mode=VerifyFull")]
    public void ConnectionString_IsListed_WithoutItsPassword(string given, string listed)
    {
        var settings = ServerSettings.Read(new Dictionary<string, string>(), new Dictionary<string, string> { ["FOOTFALL__ACCOUNTS__POSTGRES"] = given });

        Assert.Equal(listed, settings.Listed.Single(s => s.Key == "Accounts:Postgres").Value);
    }

    [Fact]
    public void StandardValues_AreRight() =>
        Assert.All(SettingsCatalogue.All, s => Assert.True(s.IsRight(s.Default), $"{s.Key} = {s.Default}"));

    [Fact]
    public void DataFolder_ThatCannotBe_AndShortPassword_AreToldWithTheOthers()
    {
        var file = _folder.Write("file", "");
        var missing = Path.Combine(_folder.Path, "missing");

        string[] Of(string data) => [.. Assert.Throws<SettingsException>(() => ServerSettings.Read(
            new Dictionary<string, string> { ["Data"] = data, ["Log:Level"] = "x" },
            new Dictionary<string, string> { ["FOOTFALL_ADMIN_PASSWORD"] = "seven77" })).Mistakes];

        const string Level = "Log:Level must be Trace or Debug or Information or Warning or Error, but 'x' (command line --Log:Level) is not.";
        const string Password = "FOOTFALL_ADMIN_PASSWORD must have at least 8 characters, but has 7.";
        Assert.Equal([Level, $"Data must be a folder that can be written to, but '{file}' (command line --Data) is a file.", Password], Of(file));
        Assert.Equal(
            [Level, $"Data must be a folder that can be written to, but '{file}/data/deep' (command line --Data) lies in {file}, which is a file.", Password],
            Of(Path.Combine(file, "data", "deep")));
        Assert.Equal([Level, Password], Of(Path.Combine(missing, "data")));
        Assert.Equal([Level, Password], Of(missing));
        Assert.False(Directory.Exists(missing));
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    /// <summary>As root everything can be written to, but not in a file system without files.</summary>
    [Fact]
    public void DataFolder_ThatCannotBeWrittenTo_IsAMistake()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "There is no /proc here.");

        var mistake = Assert.Single(Assert.Throws<SettingsException>(() => ServerSettings.Read(new Dictionary<string, string> { ["Data"] = "/proc/footfall" }, new Dictionary<string, string>())).Mistakes);

        Assert.StartsWith("Data must be a folder that can be written to, but '/proc/footfall' (command line --Data) cannot be written to: ", mistake);
    }

    [Fact]
    public void HttpsAddress_WithoutCertificate_IsAMistake() => Assert.Equal(
        ["Urls has an https:// address (command line --Urls), for which Tls:Certificate must name the file of a certificate."],
        MistakesOf(new() { ["Urls"] = "https://127.0.0.1:5443" }));

    [Fact]
    public void VectorsListener_WithoutTokenAndCertificate_AreMistakes_NamedWithTheOthers() => Assert.Equal(
        [
            "Log:Level must be Trace or Debug or Information or Warning or Error, but 'x' (command line --Log:Level) is not.",
            "Intake:Vector:Url has an https:// address (command line --Intake:Vector:Url), for which Tls:Certificate must name the file of a certificate.",
            "Intake:Vector:Url is set (command line --Intake:Vector:Url), for which Intake:Vector:Token must name an ingest token. './footfall token create NAME --ingest' makes one.",
        ],
        MistakesOf(new() { ["Intake:Vector:Url"] = "https://127.0.0.1:8282", ["Log:Level"] = "x" }));

    [Fact]
    public void Secret_IsNeverShown()
    {
        var settings = Read(new() { ["ClickHouse:Password"] = "hunter2", ["ClickHouse:SqlPassword"] = "hunter4", ["Tls:Password"] = "hunter3" });

        Assert.Equal(["********", "********", "********"], settings.Listed.Where(s => s.Key.EndsWith("Password")).Select(s => s.Value));
        Assert.Equal("hunter2", settings["ClickHouse:Password"]);
    }

    [Fact]
    public void EverySetting_IsReadSomewhere()
    {
        var source = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "SettingsCatalogue.cs")
            .Select(File.ReadAllText));

        Assert.DoesNotContain(SettingsCatalogue.All, s => !source.Contains($"\"{s.Key}\""));
    }

    [Fact]
    public void Arguments_ThatAreSettings_AreTakenInAnyCaseAndBothForms()
    {
        var (others, settings, mistakes) = SettingArguments.Take(["token", "--DATA", "d", "create", "--urls=http://a:1", "--ingest", "--log:level", "Error", "--json"]);

        Assert.Equal(["token", "create", "--ingest", "--json"], others);
        Assert.Equal(new Dictionary<string, string> { ["data"] = "d", ["urls"] = "http://a:1", ["log:level"] = "Error" }, settings.ToDictionary(s => s.Key.ToLowerInvariant(), s => s.Value));
        Assert.Empty(mistakes);
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--data", "--urls=http://a:1")]
    public void Argument_WithoutItsValue_IsAMistake(params string[] arguments) =>
        Assert.Equal(["--data needs a value. One that begins with -- is given as --data=VALUE."], SettingArguments.Take(arguments).Mistakes);

    private ServerSettings Read(Dictionary<string, string>? commandLine = null, Dictionary<string, string>? environment = null) =>
        ServerSettings.Read(new Dictionary<string, string>(commandLine ?? []) { ["Data"] = _folder.Path }, environment ?? []);

    private IReadOnlyList<string> MistakesOf(Dictionary<string, string>? commandLine = null, Dictionary<string, string>? environment = null) =>
        Assert.Throws<SettingsException>(() => Read(commandLine, environment)).Mistakes;
}

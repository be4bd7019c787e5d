using Footfall.Model;

namespace Footfall.Server.Demo;

/// <summary>What people of each trade do, the frequent things first, and what goes wrong.</summary>
#pragma warning disable CA5394 // made-up data
internal static class SimulatedScopes
{
    private static readonly (string Scope, Source Source, bool Instant)[] LabelingActions =
    [
        ("change:frame", Source.Client, false), ("draw:object", Source.Client, false), ("click:element", Source.Client, true),
        ("zoom:image", Source.Client, true), ("drag:object", Source.Client, false), ("resize:object", Source.Client, false),
        ("create:shapes", Source.Server, true), ("save:job", Source.Client, false), ("update:shapes", Source.Server, true),
        ("paste:object", Source.Client, true), ("copy:object", Source.Client, true), ("delete:object", Source.Client, true),
        ("fit:image", Source.Client, true), ("action:undo", Source.Client, true), ("action:redo", Source.Client, true),
        ("load:job", Source.Client, false), ("propagate:object", Source.Client, true), ("merge:objects", Source.Client, false),
        ("split:objects", Source.Client, false), ("group:objects", Source.Client, false), ("slice:object", Source.Client, false),
        ("join:objects", Source.Client, false), ("rotate:image", Source.Client, true), ("delete:shapes", Source.Server, true),
        ("change:label", Source.Client, true), ("change:attribute", Source.Client, true), ("lock:object", Source.Client, true),
        ("create:tags", Source.Server, true), ("update:job", Source.Server, true), ("create:issue", Source.Server, true),
        ("create:comment", Source.Server, true), ("upload:annotations", Source.Client, false), ("export:dataset", Source.Server, true),
        ("create:task", Source.Server, true), ("import:dataset", Source.Server, true), ("create:project", Source.Server, true),
    ];

    private static readonly (string Scope, Source Source)[] AnalysisActions =
    [
        ("click:element", Source.Client), ("open:view", Source.Client), ("navigate:page", Source.Client), ("filter:table", Source.Client),
        ("open:project", Source.Client), ("show:dialog", Source.Client), ("log:info", Source.Server), ("sort:table", Source.Client),
        ("export:table", Source.Client), ("save:project", Source.Server), ("share:project", Source.Server), ("log:warning", Source.Server),
        ("create:query", Source.Server), ("update:query", Source.Server), ("create:dashboard", Source.Server), ("log:debug", Source.Server),
    ];

    private static readonly (string Scope, Source Source)[] CodingActions =
    [
        ("use:ide", Source.Server), ("use:tunnel", Source.Server), ("use:web_terminal", Source.Server), ("use:app", Source.Server),
        ("build:workspace", Source.Server), ("create:commit", Source.Server), ("merge:branch", Source.Server), ("update:workspace", Source.Server),
    ];

    private static readonly string[] Ides = ["code-server", "jupyter", "rstudio"];
    private static readonly string[] Tunnels = ["vscode", "ssh", "jetbrains"];
    private static readonly string[] Apps = ["grafana", "mlflow", "storybook", "docs"];
    private static readonly string[] Templates = ["go-service", "python-ml", "web-frontend"];
    private static readonly string[] Regions = ["eu-central", "us-east"];

    private static readonly string[] Buttons = ["Save", "Next frame", "Open menu", "Undo", "Zoom in", "Submit", "Filter", "Details"];

    private static readonly string[] Errors =
    [
        """{"type":"TypeError","message":"Cannot read properties of undefined (reading 'shapes')","stack":"TypeError: Cannot read properties of undefined\n    at Canvas.redraw (canvas.js:411:17)\n    at Job.open (job.js:88:9)","handled":false}""",
        """{"type":"NetworkError","message":"The server answered 502 Bad Gateway","stack":"NetworkError: 502\n    at fetchFrame (frames.js:57:11)","handled":true}""",
        """{"type":"KeyError","message":"'smiles'","stack":"Traceback (most recent call last):\n  File \"descriptors.py\", line 31, in describe\nKeyError: 'smiles'","handled":true}""",
        """{"type":"TimeoutException","message":"The query took longer than 30 seconds","stack":"TimeoutException: The query took longer than 30 seconds\n   at Tables.Join(Table left, Table right)","handled":true}""",
    ];

    internal static (string Scope, Source Source, bool Instant) Labeling(Random random) => Pick(LabelingActions, random);

    internal static (string Scope, Source Source) Analysis(Random random) => Pick(AnalysisActions, random);

    internal static (string Scope, Source Source) Coding(Random random) => Pick(CodingActions, random);

    /// <summary>What somebody uses: each their own, always the same.</summary>
    internal static string App(string scope, string person) => Own(scope switch { "use:ide" => Ides, "use:tunnel" => Tunnels, _ => Apps }, person);

    /// <summary>The template of somebody's workspace.</summary>
    internal static string Template(string person) => Own(Templates, person);

    /// <summary>Where somebody's workspace runs.</summary>
    internal static string Region(string person) => Own(Regions, person);

    internal static string Button(Random random) => Pick(Buttons, random);

    /// <summary>An error of the version that was out at that time: there is a new one every two weeks.</summary>
    internal static string Error(Random random, DateTimeOffset time) =>
        $$$"""{{{Pick(Errors, random)[..^1]}}},"version":"{{{time.Year - 2020}}}.{{{time.DayOfYear / 14}}}.0","config":{"region":"eu","api_token":"made-up"}}""";

    private static string Own(string[] items, string person) => items[person[^1] % items.Length];

    private static T Pick<T>(T[] items, Random random) => items[SimulatedPlatform.Skewed(random, items.Length)];
}

using System.Globalization;

namespace Footfall.Server.Demo;

/// <summary>Names for made-up things.</summary>
internal static class Words
{
    private static readonly string[] FirstNames =
    [
        "ann", "bo", "chidi", "dana", "emil", "fatima", "goran", "hana", "ines", "jonas", "kemal", "li.wei", "mara", "nils", "olu",
        "priya", "quentin", "rosa", "sven", "tomás", "uma", "vera", "wanda", "xin", "yusuf", "zoë",
    ];

    private static readonly string[] LastNames =
    [
        "okafor", "lindqvist", "rossi", "nowak", "svensson", "tanaka", "haddad", "meyer", "santos", "kaya", "novák", "dubois", "iyer",
        "olsen", "petrov", "castro", "byrne", "weber", "sato", "adeyemi",
    ];

    private static readonly string[] OrgNames =
        ["acme", "birdlife", "coastline", "dovetail", "eastgate", "farsight", "greenfield", "harbour", "ironwood", "juniper"];

    private static readonly string[] PackageStems =
        ["Charts", "Chem", "Geo", "Ocr", "Tables", "Audio", "Dicom", "Optics", "Peptides", "Routing", "Stats", "Survey", "Textil", "Vision", "Weather"];

    private static readonly string[] PackageEndings = ["", "Lab", "Tools", "Studio", "Bridge", "Pilot", "Core", "Plus"];

    private static readonly string[] ProjectNames =
        ["City streets", "Garden birds", "Harbour cranes", "Kitchen objects", "Leaf diseases", "Night traffic", "Railway signs", "Shop shelves", "Sky and clouds", "Tumour slides", "Warehouse pallets", "Wind turbines"];

    private static readonly string[] FunctionNames =
        ["load", "clean", "join", "cluster", "describe", "predict", "render", "export", "align", "score", "search", "merge", "split", "sample", "validate"];

    /// <summary>Browsers, the common ones first.</summary>
    internal static IReadOnlyList<SimulatedClient> Clients { get; } =
    [
        new("Chrome", "142", "Windows 11"), new("Chrome", "142", "macOS 15"), new("Firefox", "145", "Linux"), new("Edge", "142", "Windows 11"),
        new("Safari", "19.1", "macOS 15"), new("Chrome", "141", "Linux"), new("Firefox", "144", "Windows 10"), new("Chrome", "140", "Windows 10"),
    ];

    internal static string Org(int index) => Numbered(OrgNames, index, "");

    internal static string PersonName(int index) => string.Create(
        CultureInfo.InvariantCulture,
        $"{FirstNames[index % FirstNames.Length]}.{LastNames[index * 7 % LastNames.Length]}{(index < 260 ? "" : (index / 260).ToString(CultureInfo.InvariantCulture))}");

    internal static string Project(int index) => Numbered(ProjectNames, index, " ");

    internal static string Package(int index) =>
        PackageStems[index % PackageStems.Length] + Numbered(PackageEndings, index / PackageStems.Length, "");

    internal static string Function(int index) => FunctionNames[index % FunctionNames.Length];

    private static string Numbered(string[] names, int index, string separator) => index < names.Length
        ? names[index]
        : string.Create(CultureInfo.InvariantCulture, $"{names[index % names.Length]}{separator}{index / names.Length}");
}

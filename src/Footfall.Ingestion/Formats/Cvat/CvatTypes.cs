using System.Text.Json;

namespace Footfall.Ingestion.Formats.Cvat;

/// <summary>Names of JSON values in CVAT's messages, which are Python's.</summary>
internal static class CvatTypes
{
    internal static string NameOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "dict",
        JsonTokenType.StartArray => "list",
        JsonTokenType.String => "str",
        JsonTokenType.True or JsonTokenType.False => "bool",
        JsonTokenType.Number => "int",
        _ => "NoneType",
    };
}

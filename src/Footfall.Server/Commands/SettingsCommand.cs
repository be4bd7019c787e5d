using System.CommandLine;
using System.Text.Json;
using Footfall.ClickHouse;
using Footfall.Server.Hosting;

namespace Footfall.Server.Commands;

/// <summary><c>footfall settings</c>.</summary>
internal static class SettingsCommand
{
    internal static Command Create(IReadOnlyDictionary<string, string> given)
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("settings", "Lists every setting with its value and where the value comes from. Secrets are masked.") { json };
        command.SetAction(result =>
        {
            var listed = Settings.Read(given).Listed.ToList();
            if (result.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(listed.Select(s => new { s.Key, s.Value, s.Origin, SettingsCatalogue.Find(s.Key)!.Meaning }), StoreRows.Json));
                return CommandLine.Done;
            }

            foreach (var (key, value, origin) in listed)
            {
                Console.WriteLine($"{key} = {value}    ({origin})");
                Console.WriteLine($"    {SettingsCatalogue.Find(key)!.Meaning}");
            }

            return CommandLine.Done;
        });
        return command;
    }
}

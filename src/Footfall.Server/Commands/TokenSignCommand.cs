using System.Buffers.Text;
using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Footfall.Server.Accounts;

namespace Footfall.Server.Commands;

/// <summary>
/// <c>footfall token sign USER</c>: what the platform's own server makes for its pages, so that it can be tried and compared with.
/// Needs no server: who has an ingest token has all that it takes.
/// </summary>
internal static class TokenSignCommand
{
    internal static Command Create()
    {
        var user = new Argument<string>("USER") { Description = "Id of the user." };
        var token = new Option<string>("--token") { Description = "An ingest token; - reads it from standard input.", Required = true };
        var name = new Option<string?>("--name") { Description = "Name of the user." };
        var email = new Option<string?>("--email") { Description = "Mail address of the user." };
        var org = new Option<string?>("--org") { Description = "Short name of the org that the user works in." };
        var hours = new Option<int>("--hours") { Description = "How many hours it holds; 12 unless given.", DefaultValueFactory = _ => 12 };
        var command = new Command("sign", "Signs who sits before a page, for the browser kit's identify(). The platform's server does the same with any library for JSON Web Tokens: HS256, the key is the SHA-256 of an ingest token in small hexadecimal digits.")
        {
            user, token, name, email, org, hours,
        };
        WholeNumber.Require(hours, 1, 8760);
        command.SetAction(result =>
        {
            var given = result.GetValue(token)!;
            var text = given == "-" ? (Console.In.ReadLine() ?? "").Trim() : given;
            if (!text.StartsWith("ff_ingest_", StringComparison.Ordinal))
            {
                // A browser token is public, so nothing that is signed with it is believed.
                Console.Error.WriteLine("--token must be an ingest token, which begins with ff_ingest_.");
                return CommandLine.WrongArguments;
            }

            var claims = new Dictionary<string, object?>
            {
                ["sub"] = result.GetValue(user),
                ["name"] = result.GetValue(name),
                ["email"] = result.GetValue(email),
                ["org_slug"] = result.GetValue(org),
                ["exp"] = TimeProvider.System.GetUtcNow().AddHours(result.GetValue(hours)).ToUnixTimeSeconds(),
            };
            Console.WriteLine(Sign(text, claims));
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>A JSON Web Token of these claims; those that are null are left out.</summary>
    internal static string Sign(string ingestToken, IReadOnlyDictionary<string, object?> claims)
    {
        var signed = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{Encode(JsonSerializer.Serialize(claims.Where(c => c.Value is not null).ToDictionary()))}";
        var signature = HMACSHA256.HashData(Encoding.ASCII.GetBytes(Secrets.Hash(ingestToken)), Encoding.ASCII.GetBytes(signed));
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}

using System.Text.Json.Nodes;
using Footfall.Server.Features.Problems;

namespace Footfall.Server.Tests.ProblemsApi;

/// <summary>Secrets in the shapes that configurations have them, and what looks like one and is none.</summary>
public sealed class ConfigMaskTests
{
    [Theory]
    [InlineData("""{"args": ["run", "--token", "hush", "--port", "80"]}""", """{"args":["run","--token","[key]","--port","80"]}""")]
    [InlineData("""{"args": ["mysql", "-u", "ann", "-phush", "shop"]}""", """{"args":["mysql","-u","ann","-p[key]","shop"]}""")]
    [InlineData("""{"args": ["mkdir", "-parents", "-p8080"]}""", """{"args":["mkdir","-parents","-p8080"]}""")]
    [InlineData("""{"args": ["--token", "--verbose"]}""", """{"args":["--token","--verbose"]}""")]
    [InlineData("""{"pairs": [["password", "hush"], ["color", "red"]]}""", """{"pairs":[["password","[key]"],["color","red"]]}""")]
    [InlineData("""{"Name": "Authorization", "Value": "hush"}""", """{"Name":"Authorization","Value":"[key]"}""")]
    [InlineData("""{"key": "password", "val": "hush"}""", """{"key":"password","val":"[key]"}""")]
    [InlineData("""{"pass": "hush", "passes": 3, "signature": "hush"}""", """{"pass":"[key]","passes":3,"signature":"[key]"}""")]
    [InlineData("""{"text": " {\"token\": \"hush\"}"}""", """{"text":"{\u0022token\u0022:\u0022[key]\u0022}"}""")]
    public void InJson_NamesBesideTheSecretCount(string json, string masked) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(masked), ConfigMask.Of(json)), ConfigMask.Of(json)?.ToJsonString());

    [Theory]
    [InlineData("db:\n  password: hush hush\n  host: x", "db:\n  password: [key]\n  host: x")]
    [InlineData("[db]\npassword = hush\nport = 1", "[db]\npassword = [key]\nport = 1")]
    [InlineData("- api_key: 'hush'", "- api_key: [key]")]
    [InlineData("PASSWORD=\"hush hush\" COLOR=red", "PASSWORD=[key] COLOR=red")]
    [InlineData("backup --api-key hush --to /mnt", "backup --api-key [key] --to /mnt")]
    [InlineData("curl -H 'Authorization: Bearer hush' https://acme.example", "curl -H 'Authorization: [key]' https://acme.example")]
    [InlineData("GET / HTTP/1.1\nCookie: sid=hush; b=hush\nHost: x", "GET / HTTP/1.1\nCookie: [key]\nHost: x")]
    [InlineData("<db><password>hush</password><port>1</port></db>", "<db><password>[key]</password><port>1</port></db>")]
    [InlineData("<add key=\"ApiToken\" value=\"hush\" />", "<add key=\"ApiToken\" value=\"[key]\" />")]
    [InlineData("12:00:01 INFO login with token: hush1234, retry", "12:00:01 INFO login with token: [key], retry")]
    [InlineData("sent Basic aHVzaDpodXNo and Bearer hush.hush-1", "sent Basic [key] and Bearer [key]")]
    [InlineData("curl -u ann:hush https://acme.example", "curl -u ann:[key] https://acme.example")]
    [InlineData("mysql -phush", "mysql -p[key]")]
    [InlineData("mysqldump -h db -u ann -phush shop > a.sql", "mysqldump -h db -u ann -p[key] shop > a.sql")]
    [InlineData("/usr/bin/mariadb-dump --single-transaction -p'hush hush' shop", "/usr/bin/mariadb-dump --single-transaction -p[key] shop")]
    [InlineData("7z x -phush a.7z", "7z x -p[key] a.7z")]
    [InlineData("sshpass -p hush ssh ann@db", "sshpass -p [key] ssh ann@db")]
    [InlineData("https://acme.example/a?sv=1&sig=hush&x=1", "https://acme.example/a?sv=1&sig=[key]&x=1")]
    [InlineData("sessionid=hush; color=red", "sessionid=[key]; color=red")]
    [InlineData("pin: 0123", "pin: [key]")]
    public void InTexts_SecretsAreFoundByTheNameBeforeThem(string text, string masked) => Assert.Equal(masked, SecretTexts.Mask(text));

    [Theory]
    [InlineData("KeyError: 'id'")]
    [InlineData("SyntaxError: Unexpected token: }")]
    [InlineData("the password was wrong")]
    [InlineData("Basic authentication failed for the bearer application")]
    [InlineData("No token: expected one of 3")]
    [InlineData("shopping: pinned 12 of 30 at 12:00:01")]
    [InlineData("ls --keyboard us --color red")]
    [InlineData("mysql -P3306 -p shop")]
    [InlineData("mysql ready; mkdir -parents /data && docker run -p8080:80 app")]
    [InlineData("docker run -u 1000 app and pass: 5")]
    [InlineData("    at Acme.TokenReader.Read(String token) in /src/TokenReader.cs:line 3")]
    [InlineData("password: |\n  stays for the next line")]
    public void WhatIsNoSecret_Stays(string text) => Assert.Equal(text, SecretTexts.Mask(text));
}

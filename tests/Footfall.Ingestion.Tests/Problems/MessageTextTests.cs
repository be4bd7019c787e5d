using Footfall.Ingestion.Problems;

namespace Footfall.Ingestion.Tests.Problems;

/// <summary>What messages of one error have in common.</summary>
public sealed class MessageTextTests
{
    [Theory]
    [InlineData("Job 17 of user 42 failed after 1,250 ms", "job # of user # failed after #")]
    [InlineData("No such object: 6f1c2c1e-7c2b-4e0a-9b1a-5f0f0c1d2e3f", "no such object: #")]
    [InlineData("Cannot read /srv/data/u42/report.pdf", "cannot read #")]
    [InlineData(@"Cannot read C:\Users\ann\report.pdf.", "cannot read #")]
    [InlineData("Request to https://acme.example/api?id=7 timed out", "request to # timed out")]
    [InlineData("Segmentation fault at 0x7ffee4c0", "segmentation fault at #")]
    [InlineData("Unknown user 'ann' (admin: \"bob\")", "unknown user # (admin: #)")]
    [InlineData("can't open the file", "can't open the file")]
    [InlineData("Mail to ann@acme.example bounced", "mail to # bounced")]
    [InlineData("Expected shape [3, 224, 224] but got [3, 112, 112, 1]", "expected shape # but got #")]
    [InlineData("Broken at 2026-01-05T09:00:00.123Z, line 12:5", "broken at #, line #")]
    [InlineData("read and/or write of application/json", "read and/or write of application/json")]
    [InlineData("Key deadbeefcafe missing", "key # missing")]
    [InlineData("Bestellung \u201eA-17\u201c fehlt", "bestellung # fehlt")]
    [InlineData("  two\n\n  lines\t", "two lines")]
    public void ChangingParts_GiveWayToMarks(string message, string key) => Assert.Equal(key, MessageText.KeyOf(message));

    [Theory]
    [InlineData("[Errno 2] No such file or directory: 'a.txt'", "[Errno 2] Datei oder Verzeichnis nicht gefunden: 'b.txt'")]
    [InlineData("ENOENT: no such file or directory, open 'a'", "ENOENT: Datei nicht gefunden, open 'b'")]
    [InlineData("ORA-00942: table or view does not exist", "ORA-00942: Tabelle oder View nicht vorhanden")]
    [InlineData("SQLSTATE[23505]: Unique violation", "SQLSTATE[23505]: violation d'unicit\u00e9")]
    [InlineData("Access is denied. (0x80070005)", "Zugriff verweigert (0x80070005)")]
    public void ACode_OutlivesTranslation(string message, string translated) => Assert.Equal(MessageText.KeyOf(message), MessageText.KeyOf(translated));

    [Theory]
    [InlineData("[Errno 2] No such file", "[Errno 13] Permission denied")]
    [InlineData("Disk is full", "Disk is slow")]
    public void DifferentErrors_StayApart(string one, string other) => Assert.NotEqual(MessageText.KeyOf(one), MessageText.KeyOf(other));

    [Fact]
    public void WhateverIsSent_AKeyIsShort()
    {
        foreach (var text in new[] { new string('\'', 100_000), new string('1', 100_000), new string('a', 100_000), string.Concat(Enumerable.Repeat("\"a ", 50_000)), "\ud800\udc00\ud800", "\0\u001b[31m" })
        {
            Assert.True(MessageText.KeyOf(text).Length < 2_100);
        }
    }
}

using Footfall.Ingestion.Pipeline.Privacy;

namespace Footfall.Ingestion.Tests.Privacy;

/// <summary>What is taken out of a text, and what only looks as if it should be.</summary>
public sealed class TextScrubberTests
{
    private static readonly Scrubber Standard = new(new PrivacyOptions(), new PrivacyCounters());

    [Theory]
    [InlineData("write to ann@acme.example.", "write to [mail].")]
    [InlineData("<ann.o'hara+x@mail.acme.co.uk>", "<[mail]>")]
    [InlineData("mailto:ann@acme.example?subject=x", "mailto:[mail]?subject=x")]
    [InlineData("/search?q=ann%40acme.example&page=2", "/search?q=[mail]&page=2")]
    [InlineData("'ann@acme.example' and bob@163.com", "'[mail]' and [mail]")]
    [InlineData("jürgen@müller.example", "[mail]")]
    [InlineData("ann@acme.example.2 times", "[mail].2 times")]
    public void MailAddresses_AreReplaced(string text, string expected) => Is(text, expected, PrivacyRule.Mails);

    [Theory]
    [InlineData("logo@2x.png")]
    [InlineData("react@18.2.0-beta.rc")]
    [InlineData("git@github.com:owner/name.git")]
    [InlineData("render@https://app.example/static/main.js:10:5")]
    [InlineData("@media (min-width: 5em)")]
    [InlineData("java.lang.Object@6d06d69c")]
    [InlineData("a @ b.c")]
    [InlineData("@scope/name@^1.2.3")]
    [InlineData("onClick@bundle.js:1:2")]
    public void WhatLooksLikeAMailAddress_Stays(string text) => Stays(text);

    // In two parts, so that those who look for secrets in repositories find none.
    [Theory]
    [InlineData("Authorization: Bearer abcdef0123456789abcdef", "Authorization: Bearer [secret]")]
    [InlineData("authorization: basic YW5uOnNlY3JldA==", "authorization: basic [secret]")]
    [InlineData("got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P back", "got [secret] back")]
    [InlineData("key AKIA" + "IOSFODNN7EXAMPLE used", "key [secret] used")]
    [InlineData("ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a", "[secret]")]
    [InlineData("sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc", "[secret]")]
    [InlineData("ff_ingest_Zm9vYmFyYmF6cXV4MDEyMzQ1Njc4OQ", "[secret]")]
    [InlineData("postgres://ann:hunter2@db.acme.example:5432/x", "postgres://[secret]@db.acme.example:5432/x")]
    [InlineData("a -----BEGIN" + " RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- b", "a [secret] b")]
    [InlineData("-----BEGIN" + " PRIVATE KEY-----\nMIIEv cut off", "[secret]")]
    public void Secrets_AreReplaced(string text, string expected) => Is(text, expected, PrivacyRule.Secrets);

    [Theory]
    [InlineData("the bearer of good news2024andmore")]
    [InlineData("Bearer authentication-required")]
    [InlineData("Basic authentication")]
    [InlineData("task-1234, desk-0001, risk-assessment-of-the-year-2024-in-short")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9 is half of one")]
    [InlineData("https://acme.example:8080/a@b")]
    [InlineData("AKIA is a prefix")]
    public void WhatLooksLikeASecret_Stays(string text) => Stays(text);

    [Theory]
    [InlineData("paid with 4111111111111111", "paid with [card]")]
    [InlineData("4111 1111 1111 1111", "[card]")]
    [InlineData("(5500-0000-0000-0004)", "([card])")]
    [InlineData("amex 3782 822463 10005.", "amex [card].")]
    [InlineData("378282246310005", "[card]")]
    [InlineData("diners 30569309025904", "diners [card]")]
    [InlineData("6011111111111117,3530111333300000", "[card],[card]")]
    public void CardNumbers_AreReplaced(string text, string expected) => Is(text, expected, PrivacyRule.Cards);

    [Theory]
    [InlineData("4111111111111112")]
    [InlineData("1717416010500")]
    [InlineData("1717416010500123")]
    [InlineData("1717416010500123456")]
    [InlineData("0.4111111111111111")]
    [InlineData("4111111111111111.5")]
    [InlineData("a4111111111111111")]
    [InlineData("4111-11111111-1111-1111")]
    [InlineData("41111111-1111-4111-8111-111111111111")]
    [InlineData("41111111111111110000")]
    [InlineData("deadbeef4111111111111111cafe")]
    public void WhatLooksLikeACardNumber_Stays(string text) => Stays(text);

    [Theory]
    [InlineData("from 203.0.113.77:443", "from 203.0.113.0:443")]
    [InlineData("10.1.2.3/24, 10.1.2.4.", "10.1.2.0/24, 10.1.2.0.")]
    [InlineData("ip=198.51.100.7", "ip=198.51.100.0")]
    [InlineData("http://192.168.1.20/x", "http://192.168.1.0/x")]
    [InlineData("10.0.0.1-10.0.0.9", "10.0.0.0-10.0.0.0")]
    [InlineData("[2001:db8:1:2:3:4:5:6]:443", "[2001:db8:1::]:443")]
    [InlineData("ip:2001:db8:abcd:12::1", "ip:2001:db8:abcd::")]
    [InlineData("fe80::1ff:fe23:4567:890a", "fe80::")]
    [InlineData("::ffff:203.0.113.77", "::ffff:203.0.113.0")]
    [InlineData("seen 2001:DB8::8a2e:370:7334, again", "seen 2001:db8::, again")]
    public void IpAddresses_AreTruncated(string text, string expected) => Is(text, expected, PrivacyRule.Ips);

    [Theory]
    [InlineData("std::vector<int> a::b fade::out dead::beef")]
    [InlineData("12:30:45")]
    [InlineData("2024-06-03T12:30:45.123Z")]
    [InlineData("00:1a:2b:3c:4d:5e")]
    [InlineData("Chrome/120.0.0.0 Safari/537.36 Edg/120.0.6099.71")]
    [InlineData("version 1.2.3.4")]
    [InlineData("Version: 1.2.3.4")]
    [InlineData("v1.2.3.4")]
    [InlineData("numpy==1.2.3.4")]
    [InlineData("name-1.2.3.4.tgz")]
    [InlineData("1.3.6.1.4.1.311")]
    [InlineData("01.02.03.04")]
    [InlineData("1.2.3")]
    [InlineData("300.1.2.3")]
    [InlineData("127.0.0.1 and 0.0.0.0 and ::1")]
    [InlineData("commit 2abc::")]
    public void WhatLooksLikeAnIpAddress_Stays(string text) => Stays(text);

    [Theory]
    [InlineData("login --password=hunter2 --user=ann", "login --password=[key] --user=ann")]
    [InlineData("/cb?code=1&access_token=abc.def&state=2", "/cb?code=1&access_token=[key]&state=2")]
    [InlineData("db.password='a b' x", "db.password='[key]' x")]
    [InlineData("""broken {"password":"a\"b","n":1""", """broken {"password":"[key]","n":1""")]
    [InlineData("""{\"apiKey\":\"abc\",\"n\":1}""", """{\"apiKey\":\"[key]\",\"n\":1}""")]
    [InlineData("""{"pin": 1, "otp": 123456, x""", """{"pin": 1, "otp": "[key]", x""")]
    [InlineData("{'Cookie': {'a': 1}, x", "{'Cookie': '[key]', x")]
    public void ValuesOfSecretNames_AreReplaced(string text, string expected) => Is(text, expected, PrivacyRule.Keys);

    [Theory]
    [InlineData("Unexpected token: } in JSON at position 4")]
    [InlineData("max_tokens=4096&tokens=12")]
    [InlineData("password==null")]
    [InlineData("token=null; secret=false")]
    [InlineData("forgot password: yes")]
    [InlineData("secretary=ann")]
    [InlineData("tokenize(text)")]
    public void WhatLooksLikeASecretName_Stays(string text) => Stays(text);

    [Fact]
    public void ScrubbedText_StaysAsItIs_WhenItIsScrubbedAgain()
    {
        const string Text = """ann@acme.example password=x 4111111111111111 203.0.113.77 Bearer abcdef0123456789abcdef {"secret":"y"}""";

        var once = Standard.ScrubText(Text, new ScrubTally());

        Assert.Equal(once, Standard.ScrubText(once, new ScrubTally()));
    }

    [Theory]
    [InlineData(IpTreatment.Drop, "from [ip] and [ip], Chrome/120.0.0.0")]
    [InlineData(IpTreatment.Keep, "from 203.0.113.77 and 2001:db8::1, Chrome/120.0.0.0")]
    public void IpAddresses_GoByTheSetting(IpTreatment treatment, string expected) =>
        Assert.Equal(expected, new Scrubber(new PrivacyOptions { Ip = treatment }, new PrivacyCounters()).ScrubText("from 203.0.113.77 and 2001:db8::1, Chrome/120.0.0.0", new ScrubTally()));

    [Fact]
    public void Rules_ThatAreOff_TakeNothingOut()
    {
        const string Text = "ann@acme.example password=x 4111111111111111 203.0.113.77 Bearer abcdef0123456789abcdef";
        var off = new Scrubber(new PrivacyOptions { Rules = new HashSet<PrivacyRule>(), Ip = IpTreatment.Keep }, new PrivacyCounters());

        Assert.Same(Text, off.ScrubText(Text, new ScrubTally()));
    }

    private static void Is(string text, string expected, PrivacyRule rule)
    {
        var tally = new ScrubTally();
        Assert.Equal(expected, Standard.ScrubText(text, tally));
        Assert.True(tally[rule] > 0 && tally[rule] == tally.Total, $"Other rules than {rule} took something out.");
    }

    private static void Stays(string text) => Assert.Equal(text, Standard.ScrubText(text, new ScrubTally()));
}

using Footfall.Ingestion.Problems;

namespace Footfall.Ingestion.Tests.Problems;

/// <summary>Versions in order.</summary>
public sealed class VersionKeyTests
{
    [Fact]
    public void Keys_SortAsVersionsDo()
    {
        string[] versions = ["0.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2", "1.9.3", "1.10", "2", "2024.1.5", "2024.11"];

        Assert.Equal(versions, versions.Reverse().OrderBy(VersionKey.Of, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2.0.0.dev1", "2.0.0a1", "2.0.0b2", "2.0.0rc1", "2.0.0rc10", "2.0.0", "2.0.0.post1", "2.0.1")]
    [InlineData("acme@1.2.3-rc.1", "acme@1.2.3", "acme@1.2.10")]
    [InlineData("release-1.9", "release-1.10", "Version 2.0")]
    [InlineData("1.2.0", "1.2.0-7-g1a2b3c4", "1.2.0-12-g0a0b0c0", "1.2.1")]
    [InlineData("1.2 (45)", "1.2 (46)", "1.2 (100)", "1.3 (2)")]
    [InlineData("2025-12-31", "2026-01-05", "2026-01-05T10:00:00", "2026-01-06", "2026-10-01")]
    public void OtherWaysToWriteThem_SortAsTheyDo(params string[] versions) => Assert.Equal(versions, versions.Reverse().OrderBy(VersionKey.Of, StringComparer.Ordinal));

    [Theory]
    [InlineData("1.2", "v1.2.0")]
    [InlineData("1.2", "acme-web@1.2.0")]
    [InlineData("2.0.0-rc.1", "2.0.0rc1")]
    [InlineData("1.2.0+build.7", "1.2.0")]
    [InlineData("01.02", "1.2")]
    public void EqualVersions_HaveOneKey(string one, string other) => Assert.Equal(VersionKey.Of(one), VersionKey.Of(other));

    [Theory]
    [InlineData("main")]
    [InlineData("3f2a1b9")]
    [InlineData("12-fix-login")]
    [InlineData("feature-12")]
    [InlineData("v2x")]
    [InlineData("1.2.x")]
    [InlineData("")]
    [InlineData("v")]
    public void WhatHasNoOrder_HasNoKey(string version) => Assert.Equal("", VersionKey.Of(version));
}

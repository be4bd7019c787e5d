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
    [InlineData("1.2", "v1.2.0")]
    [InlineData("1.2.0+build.7", "1.2.0")]
    [InlineData("01.02", "1.2")]
    public void EqualVersions_HaveOneKey(string one, string other) => Assert.Equal(VersionKey.Of(one), VersionKey.Of(other));

    [Theory]
    [InlineData("main")]
    [InlineData("3f2a1b9")]
    [InlineData("")]
    [InlineData("v")]
    public void WhatHasNoOrder_HasNoKey(string version) => Assert.Equal("", VersionKey.Of(version));
}

using System.Text.Json;
using Footfall.Ingestion.Problems;

namespace Footfall.Ingestion.Tests.Problems;

/// <summary>What a list shows of an error is one line that can be read, whatever was sent.</summary>
public sealed class ErrorTitleTests
{
    [Theory]
    [InlineData("E", "gone", "E: gone")]
    [InlineData("E", "E: gone\nmore", "E: gone")]
    [InlineData("", "\n \n  gone  \nmore", "gone")]
    [InlineData("", "\u001b[31mred\u001b[0m\u0000 and \u0007more", "red and more")]
    [InlineData("E\r\nF", "gone", "E: gone")]
    [InlineData("\n\n", "\t", "An error without a message")]
    [InlineData("", "\u200b\u200b\n\u202e", "An error without a message")]
    [InlineData("E", "\u2066", "E")]
    public void Title_IsOneLineThatCanBeRead(string type, string message, string title) =>
        Assert.Equal(title, ErrorColumns.TitleOf(ErrorFacts.Read("send:exception", JsonSerializer.Serialize(new { type, message }), null, null, null)));

    [Theory]
    [InlineData(" app\n", "App")]
    [InlineData("\n\n", "")]
    [InlineData("Nightly", "Nightly")]
    public void Type_IsAWordThatCanBeRead(string told, string type) => Assert.Equal(type, ErrorTypes.Of(told));
}

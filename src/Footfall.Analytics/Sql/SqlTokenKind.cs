namespace Footfall.Analytics.Sql;

/// <summary>Kinds of pieces of a statement's text. Blanks and comments are none.</summary>
public enum SqlTokenKind
{
    /// <summary>A keyword or a name without quotes.</summary>
    Word = 0,

    /// <summary>A name in double quotes or backticks.</summary>
    QuotedName = 1,

    /// <summary>A text.</summary>
    Text = 2,

    /// <summary>A number.</summary>
    Number = 3,

    /// <summary>Anything else, one character.</summary>
    Sign = 4,
}

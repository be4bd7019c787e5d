using Footfall.Connectors.Kodosumi;
using Microsoft.Data.Sqlite;

namespace Footfall.Connectors.Tests.Kodosumi;

/// <summary>The book of what was read.</summary>
public sealed class BookTests
{
    private const string Earlier =
        """
        CREATE TABLE executions (
            source TEXT NOT NULL, user TEXT NOT NULL, fid TEXT NOT NULL, state INTEGER NOT NULL, last_row INTEGER NOT NULL,
            main_size INTEGER NOT NULL, main_changed INTEGER NOT NULL, log_size INTEGER NOT NULL, log_changed INTEGER NOT NULL,
            journal_size INTEGER NOT NULL, journal_changed INTEGER NOT NULL, listing TEXT NOT NULL, name TEXT, newest INTEGER NOT NULL,
            reason TEXT, turns INTEGER NOT NULL, final INTEGER NOT NULL, known INTEGER NOT NULL, PRIMARY KEY (source, user, fid)) WITHOUT ROWID;
        INSERT INTO executions VALUES ('s', 'u', 'read', 0, 9, 1, 1, -1, 0, -1, 0, '', 'Hymn', 5, NULL, 0, 1, 1), ('s', 'u', 'unread', 0, 0, 1, 1, -1, 0, -1, 0, '', NULL, 0, NULL, 0, 0, 0);
        """;

    [Fact]
    public void Book_OfAnEarlierVersion_IsReadOn()
    {
        var folder = Directory.CreateTempSubdirectory("footfall-book-").FullName;
        var path = Path.Combine(folder, "kodosumi.db");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Earlier;
            command.ExecuteNonQuery();
        }

        var (read, unread) = (new ExecutionKey("u", "read"), new ExecutionKey("u", "unread"));
        using (var book = ReadingBook.Open(path))
        {
            var entries = book.Entries("s");
            Assert.Equal((9, 9, "", ""), (entries[read].LastRow, entries[read].Rows, entries[read].Mark, entries[read].Chain));
            Assert.Equal((null, 0), (entries[unread].LastRow, entries[unread].Rows));
            book.Save("s", [new(read, entries[read] with { LastRow = -4, Rows = 12, Mark = "m", Chain = "c" })]);
        }

        using (var book = ReadingBook.Open(path))
        {
            var saved = book.Entries("s")[read];
            Assert.Equal((-4, 12, "m", "c"), (saved.LastRow, saved.Rows, saved.Mark, saved.Chain));
        }

        Directory.Delete(folder, recursive: true);
    }
}

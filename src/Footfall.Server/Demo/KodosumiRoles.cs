using Microsoft.Data.Sqlite;

namespace Footfall.Server.Demo;

/// <summary>Kodosumi's <c>admin.db</c>.</summary>
internal static class KodosumiRoles
{
    /// <summary>Writes roles; those that are there by their id are replaced.</summary>
    internal static void Write(string path, params IEnumerable<KodosumiRole> roles)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using var create = connection.CreateCommand();
        create.CommandText = "CREATE TABLE IF NOT EXISTS roles (name VARCHAR NOT NULL UNIQUE, email VARCHAR NOT NULL UNIQUE, active BOOLEAN NOT NULL, password VARCHAR NOT NULL, operator BOOLEAN NOT NULL, id CHAR(32) NOT NULL PRIMARY KEY)";
        create.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        foreach (var role in roles)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT OR REPLACE INTO roles (id, name, email, active, password, operator) VALUES ($id, $name, $email, $active, 'not-a-password-of-anybody', $operator)";
            command.Parameters.AddWithValue("$id", role.Id.ToString("N"));
            command.Parameters.AddWithValue("$name", role.Name);
            command.Parameters.AddWithValue("$email", role.Email);
            command.Parameters.AddWithValue("$active", role.IsActive);
            command.Parameters.AddWithValue("$operator", role.IsOperator);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}

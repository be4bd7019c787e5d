namespace Footfall.ClickHouse.Schema;

/// <summary>One applied script, as the journal keeps it.</summary>
internal sealed record SchemaJournalRow(int Number, string Name, string Checksum);

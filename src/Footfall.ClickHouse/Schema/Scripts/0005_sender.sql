-- Who sent an event: token:ID, account:ID, import. An id is unique for its sender (semantics 3.1).
ALTER TABLE events ADD COLUMN IF NOT EXISTS sender LowCardinality(String) CODEC(ZSTD(1)) AFTER batch;

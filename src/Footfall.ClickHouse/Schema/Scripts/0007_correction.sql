-- What was added to the time that the sender gave, in milliseconds; 0 where the sender's clock was taken as it is.
ALTER TABLE events ADD COLUMN IF NOT EXISTS correction Int64 CODEC(T64, ZSTD(1)) AFTER time;

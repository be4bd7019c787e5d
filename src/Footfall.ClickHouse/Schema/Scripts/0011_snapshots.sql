-- What the latest snapshot says of an entity (PUT /api/v1/entities/{kind}); it wins over what events said of the same, where it says something:
-- received, position, created and deleted (Unix milliseconds; 9223372036854775807 stands for unsaid), owner, org, mail domain, provider, origin, automatic.
-- The view has another text with this version, so all rows are made again at the first start.
ALTER TABLE entity_facts ADD COLUMN IF NOT EXISTS snapshot
    SimpleAggregateFunction(max, Tuple(Int64, UInt32, Int64, Int64, String, String, String, String, String, UInt8));

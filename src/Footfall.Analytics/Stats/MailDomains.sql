-- Mail domains that are not written in ASCII.
-- Columns: domain.
SELECT DISTINCT party AS domain
FROM (SELECT kind, what, party FROM entity_moments WHERE kind = 'user' AND what = 'life' GROUP BY kind, what, party)
WHERE match(party, '[^\\x00-\\x7F]')

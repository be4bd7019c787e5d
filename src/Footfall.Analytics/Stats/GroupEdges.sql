-- Groups that lie in teams, organizations and other groups, with every change of that (semantics 4.5).
-- Columns: kind, container, member (the group), times (Unix milliseconds, ascending), added.
SELECT toString(kind) AS kind, container, member,
    arrayMap(c -> c.1, arraySort(changes)) AS times, arrayMap(c -> CAST(c.4 = 1, 'Bool'), arraySort(changes)) AS added
FROM membership_facts FINAL
WHERE member_kind = 'group'

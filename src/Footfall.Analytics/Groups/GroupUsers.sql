-- Users who belong to one of several groups now, each once.
-- Parameters: groups. Columns: id.
SELECT DISTINCT m.member AS id
FROM memberships AS m
WHERE m.kind = 'group' AND m.id IN {groups:Array(String)} AND m.member_kind = 'user' AND m.is_member
ORDER BY m.member

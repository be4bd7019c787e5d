-- Which users were put into which groups, now.
-- Columns: group_id, user_id.
SELECT id AS group_id, member AS user_id
FROM memberships
WHERE kind = 'group' AND member_kind = 'user' AND is_member

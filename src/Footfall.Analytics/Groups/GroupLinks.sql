-- Which groups lie in which groups now.
-- Columns: container, member (both ids of groups).
SELECT id AS container, member
FROM memberships
WHERE kind = 'group' AND member_kind = 'group' AND is_member

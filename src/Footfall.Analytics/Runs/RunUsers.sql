-- Latest names of some users. Parameters: name_ids. Columns: id, name.
SELECT id, name
FROM $user_names$
WHERE name != ''

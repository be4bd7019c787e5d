-- Takes rejected records away for good, with all versions that replays have left.
DELETE FROM dead_letters
WHERE id IN
(
    SELECT id
    FROM dead_letters FINAL
    WHERE $rejections$
)

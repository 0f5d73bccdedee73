UNWIND range(0, size($q.of) - 1) AS i
CALL (i) {
  OPTIONAL MATCH (c:_Change {revision: $q.of[i]})
  RETURN CASE WHEN c IS NULL THEN 'NONE' ELSE coalesce(c.edits, 'UNKNOWN') END AS kept,
    CASE c.edits WHEN 'CREATED' THEN [id IN c.ids WHERE id > $q.after AND id = coalesce($q.record, id)][..$q.limit] ELSE [] END AS created
}
CALL (i) {
  MATCH (e:_Edit)
  WHERE e.revision = $q.of[i] AND e.id > $q.after AND {{where}}
  WITH e ORDER BY e.id LIMIT $q.limit
  RETURN collect(coalesce(e.before, '')) AS before, collect(coalesce(e.after, '')) AS after
}
WITH i, kept, created, before, after ORDER BY i
RETURN collect(kept) AS kept, collect(created) AS created, collect(before) AS before, collect(after) AS after

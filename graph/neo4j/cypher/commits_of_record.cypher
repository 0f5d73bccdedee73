CALL () {
  MATCH (e:_Edit {id: $q.record})
  RETURN e.revision AS revision
  UNION
  MATCH (c:_Change)
  WHERE c.edits IN ['CREATED', 'UNKNOWN'] AND $q.record IN c.ids
  RETURN c.revision AS revision
}
MATCH (c:_Change {revision: revision})
WHERE ($q.role IS NULL OR c.role = $q.role) AND ($q.key IS NULL OR c.key = $q.key)
WITH revision ORDER BY revision DESC
WITH collect(revision) AS revisions
WITH size(revisions) AS total, [r IN revisions WHERE r < $q.before][..$q.limit] AS revisions
CALL (revisions) {
  UNWIND revisions AS revision
  MATCH (c:_Change {revision: revision})
  WITH c ORDER BY c.revision DESC
  RETURN collect(properties(c)) AS commits
}
RETURN commits, total

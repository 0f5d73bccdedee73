MATCH (m:_Meta {id: 'store'})
WITH m.revision AS revision, m.identity AS database
CALL (revision) {
  MATCH (c:_Change)
  WHERE c.revision > $q.after AND c.revision <= revision
  WITH c ORDER BY c.revision LIMIT $q.limit
  RETURN collect(properties(c)) AS commits
}
RETURN revision, database, commits

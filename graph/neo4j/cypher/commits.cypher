CALL () {
  MATCH (c:_Change)
  WHERE c.revision < $q.before
  WITH c ORDER BY c.revision DESC LIMIT $q.limit
  RETURN collect(properties(c)) AS commits
}
RETURN commits, COUNT { MATCH (c:_Change) } AS total

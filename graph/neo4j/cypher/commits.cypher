CALL () {
  MATCH (c:_Change)
  WHERE c.revision < $q.before AND ($q.role IS NULL OR c.role = $q.role) AND ($q.key IS NULL OR c.key = $q.key)
  WITH c ORDER BY c.revision DESC LIMIT $q.limit
  RETURN collect(properties(c)) AS commits
}
RETURN commits, COUNT { MATCH (c:_Change) WHERE ($q.role IS NULL OR c.role = $q.role) AND ($q.key IS NULL OR c.key = $q.key) } AS total

CALL () {
  MATCH (c:_Change)
  WHERE c.at <= $q.at
  WITH c ORDER BY c.at DESC LIMIT 1
  RETURN collect(properties(c)) AS commits
}
CALL () {
  MATCH (c:_Change)
  WHERE c.revision > 0
  WITH c ORDER BY c.revision LIMIT 1
  RETURN collect(properties(c)) AS first
}
RETURN commits, first

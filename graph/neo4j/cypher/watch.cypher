MATCH (m:_Meta {id: 'store'})
WITH m.revision AS revision, m.identity AS database
CALL (revision) {
  MATCH (c:_Change)
  WHERE c.revision > $q.after AND c.revision <= revision
  WITH c ORDER BY c.revision LIMIT $q.limit
  RETURN collect(c) AS cs
}
RETURN revision, database, [c IN cs | c.revision] AS revisions, [c IN cs | c.actor] AS actors, [c IN cs | c.key] AS keys,
  [c IN cs | c.at] AS at, [c IN cs | c.ids] AS ids

MATCH (m:_Meta {id: 'store'})
WITH m.revision AS revision, m.identity AS database
CALL (revision) {
  MATCH (c:_Change)
  WHERE c.revision > $q.after AND c.revision <= revision
  WITH c ORDER BY c.revision LIMIT $q.limit
  RETURN collect(c) AS commits
}
RETURN revision, database, [c IN commits | c.revision] AS revisions, [c IN commits | c.actor] AS actors, [c IN commits | c.role] AS roles,
  [c IN commits | c.note] AS notes, [c IN commits | c.file] AS files, [c IN commits | c.key] AS keys, [c IN commits | c.at] AS at, [c IN commits | c.ids] AS ids

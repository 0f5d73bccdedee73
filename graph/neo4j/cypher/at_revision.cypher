MATCH (m:_Meta {id: 'store'}), (c:_Meta {id: 'commit'})
WITH CASE WHEN c.pending = m.revision AND c.applied = m.revision THEN m.revision ELSE -1 END AS revisionBefore
CALL () {
{{body}}
}
CALL () {
  MATCH (m:_Meta {id: 'store'}), (c:_Meta {id: 'commit'})
  RETURN CASE c.pending WHEN m.revision THEN m.revision ELSE -2 END AS revision, m.identity AS database
}
RETURN *

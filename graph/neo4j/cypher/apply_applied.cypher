MATCH (m:_Meta {id: 'store'})
WITH m.revision AS revision
OPTIONAL MATCH (c:_Change {key: $q.key})
RETURN revision, c.revision AS done

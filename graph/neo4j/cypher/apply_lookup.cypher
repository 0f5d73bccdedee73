MATCH (m:_Meta {id: 'store'})
WITH m.revision AS revision, m.identity AS database
OPTIONAL MATCH (c:_Change {key: $q.key})
RETURN revision, database, c.revision AS done

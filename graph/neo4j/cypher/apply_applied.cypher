MATCH (m:_Meta {id: 'store'})
WITH m.revision AS now, m.identity AS database
OPTIONAL MATCH (c:_Change {key: $q.key})
RETURN now, database, c.revision AS done

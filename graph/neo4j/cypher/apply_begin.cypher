MATCH (m:_Meta {id: 'store'})
SET m.revision = m.revision + 1, m.identity = coalesce(m.identity, randomUUID())
WITH m.revision AS revision, m.identity AS database
OPTIONAL MATCH (c:_Change)
WHERE c.key = $q.key OR c.attempt = $q.attempt
RETURN revision, database, c.revision AS done

MATCH (m:_Meta {id: 'store'})
SET m.revision = m.revision + 1
WITH m.revision AS revision
OPTIONAL MATCH (c:_Change)
WHERE c.key = $q.key OR c.attempt = $q.attempt
RETURN revision, c.revision AS done

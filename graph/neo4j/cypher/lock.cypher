MATCH (m:_Meta {id: 'store'})
SET m.lock = timestamp()
WITH m
MATCH (c:_Meta {id: 'commit'})
SET c.pending = m.revision, c.applied = m.revision
RETURN m.revision AS revision

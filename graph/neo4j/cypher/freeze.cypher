MATCH (m:_Meta {id: 'store'})
SET m.lock = timestamp()
WITH m
RETURN m.revision AS revision

MATCH (m:_Meta {id: 'store'})
RETURN m.revision AS revision

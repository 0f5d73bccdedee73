MATCH (m:_Meta {id: 'store'})
RETURN m.revision AS revision, m.identity AS database

MATCH (m:_Meta {id: 'store'})
RETURN m.revision AS now, m.identity AS database

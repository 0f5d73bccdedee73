MATCH (m:_Meta {id: 'store'})
WITH m.revision AS was
CALL (was) {
{{body}}
}
CALL () {
  MATCH (m:_Meta {id: 'store'})
  RETURN m.revision AS now
}
RETURN *

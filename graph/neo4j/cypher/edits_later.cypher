UNWIND $q.ids AS id
CALL (id) {
  MATCH (e:_Edit)
  WHERE e.id = id AND e.revision > $q.revision
  WITH e ORDER BY e.revision LIMIT 1
  RETURN e.before AS before
}
RETURN collect(id) AS ids, collect(before) AS before

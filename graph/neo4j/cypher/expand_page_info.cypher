CALL () {
  UNWIND range(0, size($q.ids) - 1) AS i
  OPTIONAL MATCH (p:Node {id: $q.ids[i]})
  USING INDEX SEEK p:Node(id)
  WITH {{before}} AS before, {{after}} AS after, {{total}} AS total
  RETURN collect(before) AS before, collect(after) AS after, collect(total) AS total
}
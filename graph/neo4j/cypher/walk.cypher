UNWIND range(0, size($q.ids) - 1) AS i
MATCH (p:Node {id: $q.ids[i]})
USING INDEX SEEK p:Node(id)
CALL (p) {
  MATCH (p)-[:{{types}}*0..]-(c:Node)
  WITH DISTINCT c
  MATCH (c)-[r:{{types}}]->(:Node)
  RETURN collect(r) AS rs
}
RETURN collect(i) AS at, collect([r IN rs | r.id]) AS id, collect([r IN rs | r.fromId]) AS from, collect([r IN rs | r.toId]) AS to

CALL () {
  UNWIND $q.nodes AS id
  MATCH (n:Node {id: id})
  USING INDEX SEEK n:Node(id)
  RETURN collect(n.id) AS nodes, collect(head([l IN labels(n) WHERE l IN $q.labels])) AS nodeKinds, collect(COUNT { (n)--() }) AS degrees
}
CALL () {
  MATCH ()-[r:{{types}}]->()
  WHERE r.id IN $q.ties
  RETURN collect(r.id) AS ties, collect(type(r)) AS tieKinds, collect(r.fromId) AS from, collect(r.toId) AS to
}
RETURN nodes, nodeKinds, degrees, ties, tieKinds, from, to

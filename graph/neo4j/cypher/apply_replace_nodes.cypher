UNWIND $q.rows AS row
MATCH (n:Node {id: row.properties.id})
USING INDEX SEEK n:Node(id)
WITH n, row, any(key IN ['code', 'sortKey', 'since'] WHERE coalesce(n[key], '') <> coalesce(row.properties[key], '')) AS moved
SET n = row.properties
REMOVE n:{{labels}}
SET n:$(row.labels)
WITH n, moved
CALL (n, moved) {
  MATCH (n)-[r:FRIENDLY|SUPPORTS|LOCATED|REPRESENTS|PARTY]-()
  WHERE moved
  WITH r, startNode(r) AS a, endNode(r) AS b
  {{keys}}
}
RETURN count(*) AS n

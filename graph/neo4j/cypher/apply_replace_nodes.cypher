UNWIND $q.rows AS row
MATCH (n:Node {id: row.properties.id})
USING INDEX SEEK n:Node(id)
WITH n, row, any(key IN [{{properties}}] WHERE coalesce(n[key], '') <> coalesce(row.properties[key], '')) AS keysChanged
SET n = row.properties
REMOVE n:{{labels}}
SET n:$(row.labels)
WITH n, keysChanged
CALL (n, keysChanged) {
  MATCH (n)-[r:{{types}}]-()
  WHERE keysChanged
  WITH r, startNode(r) AS a, endNode(r) AS b
  {{keys}}
}
RETURN count(*) AS n

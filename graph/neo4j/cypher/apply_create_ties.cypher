UNWIND $q.rows AS row
MATCH (a:Node {id: row.properties.fromId})
MATCH (b:Node {id: row.properties.toId})
CREATE (a)-[r:$(row.type)]->(b)
SET r = row.properties
{{keys}}
RETURN count(*) AS n

UNWIND $q.rows AS row
MATCH (a:Node {id: row.properties.fromId})
USING INDEX SEEK a:Node(id)
MATCH (b:Node {id: row.properties.toId})
USING INDEX SEEK b:Node(id)
CREATE (a)-[r:$(row.type)]->(b)
SET r = row.properties
{{keys}}
RETURN count(*) AS n

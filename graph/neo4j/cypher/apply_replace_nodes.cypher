UNWIND $q.rows AS row
MATCH (n:Node {id: row.properties.id})
SET n = row.properties
REMOVE n:{{labels}}
SET n:$(row.labels)
RETURN count(*) AS n

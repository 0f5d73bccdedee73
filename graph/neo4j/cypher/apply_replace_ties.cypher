UNWIND $q.rows AS row
MATCH (a)-[r:{{types}}]->(b)
WHERE r.id = row.properties.id
SET r = row.properties
{{keys}}
RETURN count(*) AS n

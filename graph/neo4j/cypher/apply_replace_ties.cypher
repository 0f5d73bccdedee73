UNWIND $q.rows AS row
MATCH ()-[r:{{types}}]->()
WHERE r.id = row.properties.id
SET r = row.properties
RETURN count(*) AS n

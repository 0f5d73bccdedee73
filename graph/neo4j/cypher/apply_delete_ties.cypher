UNWIND $q.rows AS id
MATCH ()-[r:{{types}}]->()
WHERE r.id = id
DELETE r
RETURN count(*) AS n

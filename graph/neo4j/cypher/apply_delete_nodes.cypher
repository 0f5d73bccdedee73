UNWIND $q.rows AS id
MATCH (n:Node {id: id})
DELETE n
RETURN count(*) AS n

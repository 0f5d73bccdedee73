UNWIND $q.rows AS id
MATCH (n:Node {id: id})
USING INDEX SEEK n:Node(id)
DELETE n
RETURN count(*) AS n

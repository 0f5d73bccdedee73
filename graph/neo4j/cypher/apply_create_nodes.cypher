UNWIND $q.rows AS row
CREATE (n)
SET n = row.properties, n:$(row.labels)
RETURN count(*) AS n

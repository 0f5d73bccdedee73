OPTIONAL MATCH (m:_Migration)
WITH m ORDER BY m.version
WITH collect(m.version) AS versions, collect(m.checksum) AS checksums
CALL db.info() YIELD name
RETURN versions, checksums, name, EXISTS { MATCH (n) RETURN 1 AS one } AS filled

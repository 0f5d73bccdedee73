OPTIONAL MATCH (s:_Migration)
WITH s ORDER BY s.version
WITH collect(s.version) AS versions, collect(s.checksum) AS checksums
OPTIONAL MATCH (m:_Meta {id: 'store'})
RETURN versions, checksums, m.revision AS revision, m.identity AS database, EXISTS { MATCH (n) RETURN 1 AS one } AS filled

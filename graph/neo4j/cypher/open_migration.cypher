MERGE (m:_Migration {version: $q.version})
SET m.name = $q.name, m.checksum = $q.checksum, m.at = datetime.realtime()

MATCH (m:_Meta {id: 'store'})
MERGE (c:_Meta {id: 'commit'})
ON CREATE SET c.pending = m.revision, c.applied = m.revision;

MATCH (m:_Meta {id: 'store'}) WHERE m.revision > 0
SET m.identity = coalesce(m.identity, randomUUID());

MATCH (n:Node)
WHERE n.id > $q.after AND {{where}}
WITH n ORDER BY n.id LIMIT $q.limit
WITH collect(n) AS ns, collect(properties(n)) AS np
RETURN [n IN ns | head([l IN labels(n) WHERE l IN $q.labels])] AS nodeKinds, [c IN $q.nodeColumns | [p IN np | p[c]]] AS nodes,
  [n IN ns | COUNT { (n)-->() }] AS degrees

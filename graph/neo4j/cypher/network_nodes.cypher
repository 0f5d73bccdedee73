MATCH (n:Node)
WHERE n.id > $q.after AND {{where}}
WITH n ORDER BY n.id LIMIT $q.limit
WITH collect(n) AS found, collect(properties(n)) AS nodeProperties
RETURN [n IN found | head([l IN labels(n) WHERE l IN $q.labels])] AS nodeKinds, [c IN $q.nodeColumns | [p IN nodeProperties | p[c]]] AS nodes,
  [n IN found | COUNT { (n)-->() }] AS degrees

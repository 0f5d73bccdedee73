MATCH (n:Node)
WHERE {{where}}
WITH n ORDER BY {{order}} LIMIT $q.limit
WITH collect(n) AS found, collect(properties(n)) AS nodeProperties
RETURN [n IN found | head([l IN labels(n) WHERE l IN $q.labels])] AS nodeKinds, [c IN $q.nodeColumns | [p IN nodeProperties | p[c]]] AS nodes,
  {{before}} AS before, {{after}} AS after, {{total}} AS total

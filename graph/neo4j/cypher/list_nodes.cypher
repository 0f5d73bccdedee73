MATCH (n:Node)
WHERE {{where}}
WITH n ORDER BY {{order}} LIMIT $q.limit
WITH collect(n) AS ns, collect(properties(n)) AS np
RETURN [n IN ns | head([l IN labels(n) WHERE l IN $q.labels])] AS nodeKinds, [c IN $q.nodeColumns | [p IN np | p[c]]] AS nodes,
  {{before}} AS before, {{after}} AS after, {{total}} AS total

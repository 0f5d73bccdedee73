{{read}}
WITH a, r, o ORDER BY {{order}} LIMIT $q.limit
WITH collect(type(r)) AS tieKinds, collect(properties(r)) AS rp, collect(o.id) AS ends, {{nodes}} AS ns
WITH *, [n IN ns | properties(n)] AS np
RETURN ends, tieKinds, [c IN $q.tieColumns | [p IN rp | p[c]]] AS ties,
  [n IN ns | head([l IN labels(n) WHERE l IN $q.labels])] AS nodeKinds, [c IN $q.nodeColumns | [p IN np | p[c]]] AS nodes,
  {{before}} AS before, {{after}} AS after, {{total}} AS total

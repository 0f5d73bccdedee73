{{read}}
WITH a, r, o ORDER BY {{order}} LIMIT $q.limit
WITH collect(type(r)) AS tieKinds, collect(properties(r)) AS tieProperties, collect(o.id) AS ends, {{nodes}} AS found
WITH *, [n IN found | properties(n)] AS nodeProperties
RETURN ends, tieKinds, [c IN $q.tieColumns | [p IN tieProperties | p[c]]] AS ties,
  [n IN found | head([l IN labels(n) WHERE l IN $q.labels])] AS nodeKinds, [c IN $q.nodeColumns | [p IN nodeProperties | p[c]]] AS nodes,
  {{before}} AS before, {{after}} AS after, {{total}} AS total

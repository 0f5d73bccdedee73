UNWIND range(0, size($q.ids) - 1) AS i
MATCH (p:Node {id: $q.ids[i]})
USING INDEX SEEK p:Node(id)
CALL (p, i) {
  {{read}}
  RETURN r, o, s
}
WITH collect(i) AS at, collect(type(r)) AS tieKinds, collect(properties(r)) AS tieProperties, collect(o.id) AS ends, {{nodes}} AS found
WITH *, [n IN found | properties(n)] AS nodeProperties
{{pageInfo}}
RETURN at, ends, tieKinds, [c IN $q.tieColumns | [p IN tieProperties | p[c]]] AS ties,
  [n IN found | head([l IN labels(n) WHERE l IN $q.labels])] AS nodeKinds, [c IN $q.nodeColumns | [p IN nodeProperties | p[c]]] AS nodes,
  before, after, total

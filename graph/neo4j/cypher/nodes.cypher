UNWIND $q.ids AS id
MATCH (n:Node {id: id})
USING INDEX SEEK n:Node(id)
WITH collect(n) AS found, collect(properties(n)) AS nodeProperties
RETURN [n IN found | head([l IN labels(n) WHERE l IN $q.labels])] AS nodeKinds, [c IN $q.nodeColumns | [p IN nodeProperties | p[c]]] AS nodes

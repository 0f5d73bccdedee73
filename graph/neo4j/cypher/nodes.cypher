UNWIND $q.ids AS id
MATCH (n:Node {id: id})
USING INDEX SEEK n:Node(id)
WITH collect(n) AS ns, collect(properties(n)) AS np
RETURN [n IN ns | head([l IN labels(n) WHERE l IN $q.labels])] AS nodeKinds, [c IN $q.nodeColumns | [p IN np | p[c]]] AS nodes

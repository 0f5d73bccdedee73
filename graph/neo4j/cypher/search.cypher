MATCH (n:Node)
WHERE n.search CONTAINS $q.text AND {{where}}
WITH collect(n) AS found, collect(properties(n)) AS nodeProperties
RETURN [n IN found | head([l IN labels(n) WHERE l IN $q.labels])] AS nodeKinds, [c IN $q.nodeColumns | [p IN nodeProperties | p[c]]] AS nodes

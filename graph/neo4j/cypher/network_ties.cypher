MATCH (a:Node)-[r:{{types}}]->(o:Node)
WHERE {{where}}
WITH collect(type(r)) AS tieKinds, collect(properties(r)) AS rp
RETURN tieKinds, [c IN $q.tieColumns | [p IN rp | p[c]]] AS ties

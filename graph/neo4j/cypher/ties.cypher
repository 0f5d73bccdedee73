MATCH ()-[r:{{types}}]->()
WHERE r.id IN $q.ids
WITH collect(type(r)) AS tieKinds, collect(properties(r)) AS rp
RETURN tieKinds, [c IN $q.tieColumns | [p IN rp | p[c]]] AS ties

MATCH ()-[r:{{types}}]->()
WHERE r.id IN $q.ids
WITH collect(type(r)) AS tieKinds, collect(properties(r)) AS tieProperties
RETURN tieKinds, [c IN $q.tieColumns | [p IN tieProperties | p[c]]] AS ties

UNWIND $q.ids AS id
MATCH (a:Node {id: id})-[r:{{types}}]->(o:Node)
USING INDEX SEEK a:Node(id)
WITH a, r, o
WHERE r.id > $q.after AND {{where}}
WITH r ORDER BY r.id LIMIT $q.limit
WITH collect(type(r)) AS tieKinds, collect(properties(r)) AS tieProperties
RETURN tieKinds, [c IN $q.tieColumns | [p IN tieProperties | p[c]]] AS ties

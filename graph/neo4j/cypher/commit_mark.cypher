MATCH (c:_Meta {id: 'commit'})
SET c.{{mark}} = CASE WHEN c.{{mark}} < $q.revision THEN $q.revision ELSE c.{{mark}} END

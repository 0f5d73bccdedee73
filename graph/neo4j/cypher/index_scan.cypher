MATCH (a)-[r:{{type}}]->(b)
USING INDEX SEEK r:{{type}}({{near}}, {{properties}})
WHERE r.{{near}} = p.id AND {{bounds}}
WITH r, a, b, {{far}} AS o
WHERE {{where}}

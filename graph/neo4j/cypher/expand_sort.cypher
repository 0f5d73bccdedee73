{{pattern}}
  WHERE {{where}}
  WITH r, o, {{sorted}} AS s ORDER BY {{order}} LIMIT $q.limit
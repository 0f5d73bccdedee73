CALL (p) {
  {{lanes}}
  }
  WITH r, o, s ORDER BY {{order}} LIMIT $q.limit
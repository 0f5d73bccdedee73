CALL (p) {
  {{scans}}
  }
  WITH r, o, s ORDER BY {{order}} LIMIT $q.limit
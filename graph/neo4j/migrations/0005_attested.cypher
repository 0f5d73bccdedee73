MATCH (n:Node) WHERE n.since IS NULL AND NOT n:Place
CALL (n) {
  WITH n, coalesce(n.assumedOrder, n.attestedOrder) AS d
  WITH n, d, CASE WHEN d % 10000 = 0 THEN date({year: d / 10000, month: 12, day: 31})
      WHEN d % 100 = 0 THEN date({year: d / 10000, month: d / 100 % 100, day: 1}) + duration({months: 1}) - duration({days: 1})
      WHEN d > 0 THEN date({year: d / 10000, month: d / 100 % 100, day: d % 100}) END AS first
  SET n.validFrom = first,
    n.heldFrom = coalesce(first.year * 10000 + first.month * 100 + first.day, 2147483647)
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (:Node)-[r]->(:Node) WHERE r.since IS NULL AND NOT r:WITHIN|MEASURES
CALL (r) {
  WITH r, coalesce(r.assumedOrder, r.attestedOrder) AS d
  WITH r, d, CASE WHEN d % 10000 = 0 THEN date({year: d / 10000, month: 12, day: 31})
      WHEN d % 100 = 0 THEN date({year: d / 10000, month: d / 100 % 100, day: 1}) + duration({months: 1}) - duration({days: 1})
      WHEN d > 0 THEN date({year: d / 10000, month: d / 100 % 100, day: d % 100}) END AS first
  SET r.validFrom = first,
    r.heldFrom = coalesce(first.year * 10000 + first.month * 100 + first.day, 2147483647)
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (n:Place) WHERE n.since IS NULL
CALL (n) {
  SET n.validFrom = null, n.heldFrom = 0
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (:Node)-[r:WITHIN|MEASURES]->(:Node) WHERE r.since IS NULL
CALL (r) {
  SET r.validFrom = null, r.heldFrom = 0
} IN TRANSACTIONS OF 10000 ROWS;

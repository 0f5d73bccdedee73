MATCH (n:Node)
CALL (n) {
  SET n.validFrom = CASE WHEN n.heldFrom > 0
      THEN date({year: n.heldFrom / 10000, month: n.heldFrom / 100 % 100, day: n.heldFrom % 100}) END,
    n.validUntil = CASE WHEN n.heldUntil < 2147483647
      THEN date({year: n.heldUntil / 10000, month: n.heldUntil / 100 % 100, day: n.heldUntil % 100}) END
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (:Node)-[r]->(:Node)
CALL (r) {
  SET r.validFrom = CASE WHEN r.heldFrom > 0
      THEN date({year: r.heldFrom / 10000, month: r.heldFrom / 100 % 100, day: r.heldFrom % 100}) END,
    r.validUntil = CASE WHEN r.heldUntil < 2147483647
      THEN date({year: r.heldUntil / 10000, month: r.heldUntil / 100 % 100, day: r.heldUntil % 100}) END
} IN TRANSACTIONS OF 10000 ROWS;

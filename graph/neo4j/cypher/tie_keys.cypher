SET r.sinceKey = CASE WHEN r:COOPERATES|MEMBER THEN coalesce(r.sinceOrder, 99999999) END,
  r.toCode = CASE WHEN r:FRIENDLY|SUPPORTS THEN coalesce(b.codeOrder, b.code, '\uD7FF\uD7FF') END,
  r.fromSortKey = CASE WHEN r:LOCATED|REPRESENTS THEN coalesce(a.sortKeyOrder, a.sortKey, '\uD7FF\uD7FF') END,
  r.toSince = CASE WHEN r:PARTY THEN coalesce(b.sinceOrder, 99999999) END

MATCH (a:Node)-[r:FRIENDLY|SUPPORTS|COOPERATES|MEMBER|LOCATED|REPRESENTS|PARTY]->(b:Node)
CALL (a, r, b) {
  SET r.sinceKey = CASE WHEN r:COOPERATES|MEMBER THEN coalesce(r.sinceOrder, 99999999) END,
    r.toCode = CASE WHEN r:FRIENDLY|SUPPORTS THEN coalesce(b.codeOrder, b.code, '\uD7FF\uD7FF') END,
    r.fromSortKey = CASE WHEN r:LOCATED|REPRESENTS THEN coalesce(a.sortKeyOrder, a.sortKey, '\uD7FF\uD7FF') END,
    r.toSince = CASE WHEN r:PARTY THEN coalesce(b.sinceOrder, 99999999) END
} IN TRANSACTIONS OF 10000 ROWS;
CREATE INDEX within_from IF NOT EXISTS FOR ()-[r:WITHIN]-() ON (r.fromId, r.id);
CREATE INDEX within_to IF NOT EXISTS FOR ()-[r:WITHIN]-() ON (r.toId, r.id);
CREATE INDEX friendly_from IF NOT EXISTS FOR ()-[r:FRIENDLY]-() ON (r.fromId, r.id);
CREATE INDEX friendly_to IF NOT EXISTS FOR ()-[r:FRIENDLY]-() ON (r.toId, r.id);
CREATE INDEX supports_from IF NOT EXISTS FOR ()-[r:SUPPORTS]-() ON (r.fromId, r.id);
CREATE INDEX supports_to IF NOT EXISTS FOR ()-[r:SUPPORTS]-() ON (r.toId, r.id);
CREATE INDEX cooperates_from IF NOT EXISTS FOR ()-[r:COOPERATES]-() ON (r.fromId, r.id);
CREATE INDEX cooperates_to IF NOT EXISTS FOR ()-[r:COOPERATES]-() ON (r.toId, r.id);
CREATE INDEX invests_from IF NOT EXISTS FOR ()-[r:INVESTS]-() ON (r.fromId, r.id);
CREATE INDEX invests_to IF NOT EXISTS FOR ()-[r:INVESTS]-() ON (r.toId, r.id);
CREATE INDEX member_from IF NOT EXISTS FOR ()-[r:MEMBER]-() ON (r.fromId, r.id);
CREATE INDEX member_to IF NOT EXISTS FOR ()-[r:MEMBER]-() ON (r.toId, r.id);
CREATE INDEX leads_from IF NOT EXISTS FOR ()-[r:LEADS]-() ON (r.fromId, r.id);
CREATE INDEX leads_to IF NOT EXISTS FOR ()-[r:LEADS]-() ON (r.toId, r.id);
CREATE INDEX party_from IF NOT EXISTS FOR ()-[r:PARTY]-() ON (r.fromId, r.id);
CREATE INDEX party_to IF NOT EXISTS FOR ()-[r:PARTY]-() ON (r.toId, r.id);
CREATE INDEX located_from IF NOT EXISTS FOR ()-[r:LOCATED]-() ON (r.fromId, r.id);
CREATE INDEX located_to IF NOT EXISTS FOR ()-[r:LOCATED]-() ON (r.toId, r.id);
CREATE INDEX represents_from IF NOT EXISTS FOR ()-[r:REPRESENTS]-() ON (r.fromId, r.id);
CREATE INDEX represents_to IF NOT EXISTS FOR ()-[r:REPRESENTS]-() ON (r.toId, r.id);
CREATE INDEX participates_from IF NOT EXISTS FOR ()-[r:PARTICIPATES]-() ON (r.fromId, r.id);
CREATE INDEX participates_to IF NOT EXISTS FOR ()-[r:PARTICIPATES]-() ON (r.toId, r.id);
CREATE INDEX measures_from IF NOT EXISTS FOR ()-[r:MEASURES]-() ON (r.fromId, r.id);
CREATE INDEX measures_to IF NOT EXISTS FOR ()-[r:MEASURES]-() ON (r.toId, r.id);
CREATE INDEX friendly_from_code IF NOT EXISTS FOR ()-[r:FRIENDLY]-() ON (r.fromId, r.toCode, r.id);
CREATE INDEX friendly_to_code IF NOT EXISTS FOR ()-[r:FRIENDLY]-() ON (r.toId, r.toCode, r.id);
CREATE INDEX supports_from_code IF NOT EXISTS FOR ()-[r:SUPPORTS]-() ON (r.fromId, r.toCode, r.id);
CREATE INDEX supports_to_code IF NOT EXISTS FOR ()-[r:SUPPORTS]-() ON (r.toId, r.toCode, r.id);
CREATE INDEX cooperates_from_since IF NOT EXISTS FOR ()-[r:COOPERATES]-() ON (r.fromId, r.sinceKey, r.id);
CREATE INDEX cooperates_to_since IF NOT EXISTS FOR ()-[r:COOPERATES]-() ON (r.toId, r.sinceKey, r.id);
CREATE INDEX member_from_since IF NOT EXISTS FOR ()-[r:MEMBER]-() ON (r.fromId, r.sinceKey, r.id);
CREATE INDEX member_to_since IF NOT EXISTS FOR ()-[r:MEMBER]-() ON (r.toId, r.sinceKey, r.id);
CREATE INDEX located_from_name IF NOT EXISTS FOR ()-[r:LOCATED]-() ON (r.fromId, r.fromSortKey, r.id);
CREATE INDEX located_to_name IF NOT EXISTS FOR ()-[r:LOCATED]-() ON (r.toId, r.fromSortKey, r.id);
CREATE INDEX represents_from_name IF NOT EXISTS FOR ()-[r:REPRESENTS]-() ON (r.fromId, r.fromSortKey, r.id);
CREATE INDEX represents_to_name IF NOT EXISTS FOR ()-[r:REPRESENTS]-() ON (r.toId, r.fromSortKey, r.id);
CREATE INDEX party_from_since IF NOT EXISTS FOR ()-[r:PARTY]-() ON (r.fromId, r.toSince, r.id);
CREATE INDEX party_to_since IF NOT EXISTS FOR ()-[r:PARTY]-() ON (r.toId, r.toSince, r.id);
CALL db.awaitIndexes(300);

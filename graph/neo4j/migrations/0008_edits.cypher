CREATE CONSTRAINT edit_id IF NOT EXISTS FOR (e:_Edit) REQUIRE (e.id, e.revision) IS UNIQUE;
CREATE INDEX edit_revision IF NOT EXISTS FOR (e:_Edit) ON (e.revision, e.id);
CREATE INDEX change_at IF NOT EXISTS FOR (c:_Change) ON (c.at);
CREATE INDEX change_edits IF NOT EXISTS FOR (c:_Change) ON (c.edits);
MATCH (c:_Change) WHERE c.edits IS NULL
CALL (c) {
  SET c.edits = 'UNKNOWN', c.at = datetime.truncate('microsecond', c.at)
} IN TRANSACTIONS OF 1000 ROWS;
CALL db.awaitIndexes(300);

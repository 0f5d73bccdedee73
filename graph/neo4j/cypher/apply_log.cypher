OPTIONAL MATCH (l:_Change {revision: $q.revision - 1})
WITH l.at AS last, datetime.truncate('microsecond', datetime.realtime()) AS now
CREATE (c:_Change {revision: $q.revision, key: $q.key, attempt: $q.attempt, actor: $q.actor, role: $q.role, note: $q.note, file: $q.file,
  at: CASE WHEN last >= now THEN last + duration({microseconds: 1}) ELSE now END, ids: $q.ids, counts: $q.counts, edits: $q.edits})

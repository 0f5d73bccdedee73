CREATE (c:_Change {revision: $q.revision, key: $q.key, attempt: $q.attempt, actor: $q.actor, role: $q.role, note: $q.note,
  file: $q.file, at: datetime.realtime(), ids: $q.ids})

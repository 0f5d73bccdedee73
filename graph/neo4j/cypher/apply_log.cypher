CREATE (c:_Change {revision: $q.revision, key: $q.key, attempt: $q.attempt, actor: $q.actor, at: datetime.realtime(), ids: $q.ids})

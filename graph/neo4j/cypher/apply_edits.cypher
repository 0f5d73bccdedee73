UNWIND $q.rows AS row
CREATE (e:_Edit {revision: $q.revision, id: row.id, before: row.before, after: row.after})

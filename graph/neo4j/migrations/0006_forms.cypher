MATCH (n:Node) WHERE n.search IS NOT NULL
CALL (n) {
  SET n.forms = [form IN split(replace(split(n.search, '\t')[0], '\r', '\n'), '\n') WHERE form <> '']
} IN TRANSACTIONS OF 10000 ROWS;

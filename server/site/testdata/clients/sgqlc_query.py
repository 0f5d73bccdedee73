"""Asks a server by the classes that sgqlc has generated in coopgraph.py."""
import json
import sys

from sgqlc.endpoint.http import HTTPEndpoint
from sgqlc.operation import Operation

import coopgraph

operation = Operation(coopgraph.Query)
place = operation.place(by={"code": "310101"})
place.name()
pairs = place.friendly_pairs(first=2, filter={"evidence": {"in": ["REPORTED"]}}).nodes
pairs.since()
pairs.to.name()
answer = operation + HTTPEndpoint(sys.argv[1] + "/graphql")(operation)
pairs = [{"to": pair.to.name, "since": pair.since} for pair in answer.place.friendly_pairs.nodes]
print(json.dumps({"place": answer.place.name, "pairs": pairs}))

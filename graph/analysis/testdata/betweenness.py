"""Takes the time of networkx for the betweenness of a network: reads its ties, writes seconds."""

import json
import sys
import time

import networkx as nx

network = json.load(sys.stdin)
simple = nx.Graph()
simple.add_nodes_from(range(network["nodes"]))
simple.add_edges_from((a, b) for a, b in network["ties"] if a != b)
start = time.perf_counter()
nx.betweenness_centrality(simple)
print(time.perf_counter() - start)

"""Takes the processor time of igraph for an analysis of a network: reads its ties, writes seconds, the median of some rounds."""

import json
import statistics
import sys
import time

import igraph as ig

network = json.load(sys.stdin)
multi = ig.Graph(network["nodes"], network["ties"], directed=True)
simple = multi.as_undirected(mode="each")
simple.es["ties"] = 1
simple.simplify(combine_edges="sum")
analyses = {
    "BETWEENNESS": simple.betweenness,
    "CLOSENESS": simple.closeness,
    "PAGERANK": multi.pagerank,
    "communities": lambda: simple.community_leiden(objective_function="modularity", weights="ties", n_iterations=2),
}


def seconds(analysis):
    start = time.process_time()
    analysis()
    return time.process_time() - start


print(statistics.median(seconds(analyses[sys.argv[1]]) for _ in range(9)))

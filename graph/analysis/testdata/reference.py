"""Answers with networkx what the package answers: reads a list of networks, writes a list of answers."""

import itertools
import json
import sys

import networkx as nx


def answer(network):
    multi = nx.MultiDiGraph()
    multi.add_nodes_from(range(network["nodes"]))
    multi.add_edges_from((a, b, {"weight": w}) for a, b, w in network["ties"])
    whole = nx.Graph()
    whole.add_nodes_from(multi)
    for a, b in multi.edges():
        if a != b:
            ties = whole.get_edge_data(a, b, {"ties": 0})["ties"]
            whole.add_edge(a, b, ties=ties + 1)
    untied = list(nx.isolates(multi))  # they are not ranked
    multi.remove_nodes_from(untied)
    simple = whole.copy()
    simple.remove_nodes_from(untied)
    source, target = network["path"]
    try:
        shortest = list(itertools.islice(nx.shortest_simple_paths(whole, source, target), network["limit"]))
    except nx.NetworkXNoPath:
        shortest = []
    scores = {
        "DEGREE": dict(multi.degree()),
        "IN_DEGREE": dict(multi.in_degree()),
        "OUT_DEGREE": dict(multi.out_degree()),
        "WEIGHTED_DEGREE": dict(multi.degree(weight="weight")),
        "BETWEENNESS": nx.betweenness_centrality(simple),
        "CLOSENESS": nx.closeness_centrality(simple),
        "PAGERANK": nx.pagerank(multi, tol=1e-15, max_iter=1000, weight=None),
    }
    if network["connected"]:
        scores["EIGENVECTOR"] = nx.eigenvector_centrality(simple, max_iter=100_000, tol=1e-14)
    return {
        "scores": {measure: [by.get(i, 0) for i in range(network["nodes"])] for measure, by in scores.items()},
        "hops": [len(path) - 1 for path in shortest],
        "modularity": nx.community.modularity(
            whole, network["communities"], weight="ties", resolution=network["resolution"]
        ) if whole.size() else 0,
    }


json.dump([answer(network) for network in json.load(sys.stdin)], sys.stdout)

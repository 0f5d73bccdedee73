"""Reads a list of networks, each with a resolution, and writes the modularities that networkx's Louvain method comes to from 20 seeds."""

import json
import sys

import networkx as nx


def modularities(network):
    g = nx.Graph()  # of nodes without ties there is nothing to find
    for a, b in network["ties"]:
        if a != b:
            g.add_edge(a, b, ties=g.get_edge_data(a, b, {"ties": 0})["ties"] + 1)
    how = {"weight": "ties", "resolution": network["resolution"]}
    partitions = (nx.community.louvain_communities(g, seed=seed, **how) for seed in range(20))
    return [nx.community.modularity(g, p, **how) for p in partitions]


json.dump([modularities(network) for network in json.load(sys.stdin)], sys.stdout)

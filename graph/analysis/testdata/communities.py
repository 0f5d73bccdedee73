"""Reads a list of networks, each with a resolution, and writes for each the modularities that networkx's Louvain method and igraph's Leiden algorithm come to from 20 seeds."""

import json
import random
import sys

import igraph as ig
import networkx as nx


def louvain(g, resolution):
    for seed in range(20):
        yield nx.community.louvain_communities(g, weight="ties", resolution=resolution, seed=seed)


def leiden(g, resolution):
    h = ig.Graph.TupleList(g.edges(data="ties"), weights=True)
    for seed in range(20):
        random.seed(seed)
        found = h.community_leiden(objective_function="modularity", weights="weight", resolution=resolution, n_iterations=-1)
        yield [h.vs[members]["name"] for members in found]


def modularities(network):
    g, resolution = nx.Graph(), network["resolution"]  # of nodes without ties there is nothing to find
    for a, b in network["ties"]:
        if a != b:
            g.add_edge(a, b, ties=g.get_edge_data(a, b, {"ties": 0})["ties"] + 1)
    return {
        name: sorted(nx.community.modularity(g, p, weight="ties", resolution=resolution) for p in find(g, resolution))
        for name, find in {"networkx": louvain, "igraph": leiden}.items()
    }


json.dump([modularities(network) for network in json.load(sys.stdin)], sys.stdout)

"""Which of Shanghai's districts carry its cooperation with the country: an analysis with networkx and pandas.

    pip install networkx pandas
    python network.py http://127.0.0.1:8080
"""
import json
import sys
import urllib.request

import networkx as nx
import pandas as pd

server = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8080"
known = "OFFICIAL,REPORTED,DERIVED"  # without placeholders
with urllib.request.urlopen(f"{server}/export/network.json?evidence={known}") as answer:
    network = nx.node_link_graph(json.load(answer), edges="edges")

ties = pd.DataFrame(tie for _, _, tie in network.edges(data=True))
above = ties[ties.kind == "WITHIN"].set_index("fromId").toId.to_dict()


def province(place):
    while network.nodes[place]["kind"] != "PROVINCE":
        place = above[place]
    return network.nodes[place]["nameZh"]


supports = ties[ties.kind == "SUPPORTS"].assign(province=lambda t: t.toId.map(province))
table = supports.groupby("fromId").agg(supports=("toId", "nunique"), provinces=("province", lambda p: " ".join(sorted(set(p)))))
table["friendly"] = ties[ties.kind == "FRIENDLY"].groupby("fromId").size()
links = nx.Graph(network.subgraph(n for n, kind in network.nodes(data="kind") if kind in ("DISTRICT", "COUNTY", "PREFECTURE", "PROVINCE")))
table["betweenness"] = pd.Series(nx.betweenness_centrality(links, k=200, seed=1)).round(4)
table = table.fillna({"friendly": 0}).astype({"friendly": int}).rename(index=lambda n: network.nodes[n]["nameZh"])
print(f"revision {network.graph['revision']}, {network.graph['licence']}, ties {network.graph['tiesByEvidence']}")
print(table.sort_values(["supports", "friendly"], ascending=False).rename_axis("supporter").to_csv(sep="\t"))

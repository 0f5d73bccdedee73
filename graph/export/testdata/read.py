"""Reads every file of an export in this folder with the readers that people use, and prints what they found as JSON."""
import collections, datetime, glob, json, os, sys

import geopandas as gpd
import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
from shapely.geometry import shape


def count(records):
    counts = collections.Counter()
    for r in records:
        counts[f"{r['kind']} {r['evidence']}"] += int(r["count"]) if "originId" in r else 1
    return dict(counts)


def graph(g):
    assert g.is_directed() and g.is_multigraph(), type(g)
    nodes = dict(g.nodes(data=True))
    ties = {e["id"]: e for _, _, e in g.edges(data=True)}
    for a, b, e in g.edges(data=True):
        assert (a, b) == (e["fromId"], e["toId"]), e
        assert nodes[a]["nameZh"] == e["fromNameZh"], e
    return nodes, ties


def table(frame):
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return {r["id"]: {k: v for k, v in r.items() if v is not None} for r in rows}


def features(collection):
    found = {}
    for f in collection["features"]:
        p = found[f["id"]] = f["properties"]
        assert p["id"] == f["id"]
        if f["geometry"]:
            g = shape(f["geometry"])
            assert g.is_valid and 73 < g.centroid.x < 136 and 3 < g.centroid.y < 54, f
            p["geometry"], p["at"] = g.geom_type, list(g.coords)
    return found


def geometries(frame):
    """A row has a point if its place is known, a line if it joins two places; both are where the columns say."""
    assert frame.crs == "OGC:CRS84", frame.crs
    for r, g in zip(frame.to_dict("records"), frame.geometry):
        if g is None or "fromId" in r:
            assert g is None or g.geom_type == "LineString", r
        elif "longitude" in r:
            assert list(g.coords) == [(r["longitude"], r["latitude"])], r
        else:
            ends = [(r["originLongitude"], r["originLatitude"]), (r["destLongitude"], r["destLatitude"])]
            assert list(g.coords) == (ends[:1] if g.geom_type == "Point" else ends), r


def read(file):
    about, types = {}, []
    match os.path.basename(file).split(".", 1):
        case [part, "json"]:
            g = nx.node_link_graph(json.load(open(file, encoding="utf-8")))
            about = g.graph
            nodes, ties = graph(g)
        case [part, "graphml"]:
            g = nx.MultiDiGraph(nx.read_graphml(file, force_multigraph=True))
            about = g.graph
            nodes, ties = graph(g)
        case [part, "gexf"]:
            g = nx.read_gexf(file, version="1.3")
            nodes, ties = graph(nx.MultiDiGraph(g))
        case [part, "csv"]:
            rows = table(pd.read_csv(file, dtype=str, keep_default_na=False, na_values=[""]))
            if part == "network":
                nodes = {k: r for k, r in rows.items() if r["record"] == "NODE"}
                ties = {k: r for k, r in rows.items() if r["record"] == "TIE"}
            else:
                nodes, ties = (rows, {}) if part == "nodes" else ({}, rows)
        case [part, "geojson"]:
            collection = json.load(open(file, encoding="utf-8"))
            about = collection["coopgraph"]
            found = features(collection)
            nodes = {k: p for k, p in found.items() if part != "flows" and "fromId" not in p}
            ties = {k: p for k, p in found.items() if k not in nodes}
        case [part, "parquet"]:
            about = {k.decode(): v.decode() for k, v in pq.read_metadata(file).metadata.items() if k != b"ARROW:schema"}
            geometries(gpd.read_parquet(file))
            types = [f"{field.name} {field.type}" for field in pq.read_schema(file)]
            rows = table(pd.read_parquet(file, engine="pyarrow"))
            nodes, ties = (rows, {}) if part == "nodes" else ({}, rows)
    outcomes = collections.Counter(r["outcome"] for r in ties.values() if "outcome" in r)
    return {"outcomes": outcomes, "nodes": count(nodes.values()), "ties": count(ties.values()), "about": about, "types": types,
            "samples": {k: r for r in (nodes, ties) for k, r in r.items() if k in sys.argv[2:]}}


def plain(value):
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


json.dump({os.path.basename(f): read(f) for f in glob.glob(os.path.join(sys.argv[1], "*.*"))
           if not f.endswith("-metadata.json")}, sys.stdout, default=plain)

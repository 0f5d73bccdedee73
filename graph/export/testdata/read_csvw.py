"""Reads the CSV files of an export in this folder by their descriptions, with W3C's CSV on the Web, and prints what it
found as JSON: how many rows, which types of values each column has, and what the file says of itself."""
import collections, glob, json, os, sys, warnings

from csvw import CSVW

warnings.simplefilter("error")


def read(file):
    types, rows = collections.defaultdict(set), 0
    description = CSVW(file)
    for row in description.tables[0]:
        rows += 1
        for name, value in row.items():
            if value not in (None, []):
                types[name].add(type(value).__name__)
    return {"rows": rows, "types": {name: "|".join(sorted(of)) for name, of in types.items()},
            "about": json.load(open(file, encoding="utf-8"))["notes"][0]}


json.dump({os.path.basename(f).split(".")[0]: read(f) for f in glob.glob(os.path.join(sys.argv[1], "*-metadata.json"))}, sys.stdout)

"""Validates GraphML and GEXF files, and opens GEXF in Gephi itself; prints what it found as JSON.

JGraphT's jar has the XML schemas of GraphML and of GEXF 1.2draft. The one of GEXF 1.3 that is published names types that
it does not have, so 1.3's namespace and version are put back to 1.2's, and the attribute kind of edges, new in 1.3, is
left out. This schema has viz's element color in the namespace of GEXF itself, which no reader expects.
"""
import datetime, glob, io, json, os, re, sys, zipfile

import jpype
import jpype.imports
from lxml import etree

jars = glob.glob(os.path.join(sys.argv[1], "*.jar"))


class Jar(etree.Resolver):
    def __init__(self, jar):
        self.jar = zipfile.ZipFile(jar)

    def resolve(self, url, _, context):
        return self.resolve_string(self.jar.read(os.path.basename(url)), context)


def schema(name):
    [jgrapht] = [j for j in jars if "jgrapht" in j]
    parser = etree.XMLParser()
    parser.resolvers.add(Jar(jgrapht))
    return etree.XMLSchema(etree.parse(io.BytesIO(zipfile.ZipFile(jgrapht).read(name)), parser))


def faults(schema, text):
    schema.validate(etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True)))
    return [e.message for e in schema.error_log]


def as_1_2(text):
    assert text.count('xmlns="http://gexf.net/1.3"') == 1 and text.count(' version="1.3"') == 1
    text = text.replace('xmlns="http://gexf.net/1.3"', 'xmlns="http://www.gexf.net/1.2draft"').replace(' version="1.3"', ' version="1.2"')
    text = text.replace("<viz:color ", "<color ")
    return re.sub(r'(<edge [^>]*?) kind="[A-Z]+"', r"\1", text)


def day(milliseconds):
    if abs(milliseconds) == float("inf"):
        return ""
    return (datetime.date(1970, 1, 1) + datetime.timedelta(milliseconds=milliseconds)).isoformat()


def lives(elements):
    """The first and last day of each by its id; empty where it has none."""
    found = {}
    for e in elements:
        spans = e.getIntervals() or []
        assert len(spans) <= 1, e.getId()
        found[str(e.getId())] = [day(spans[0].getLow()), day(spans[0].getHigh())] if len(spans) else ["", ""]
    return found


def opened(file):
    from java.io import File
    from org.gephi.graph.api import GraphController
    from org.gephi.io.importer.api import EdgeMergeStrategy, ImportController
    from org.gephi.io.processor.plugin import DefaultProcessor
    from org.gephi.project.api import ProjectController
    from org.openide.util import Lookup

    look = lambda of: Lookup.getDefault().lookup(of)
    look(ProjectController).newProject()
    workspace = look(ProjectController).getCurrentWorkspace()
    container = look(ImportController).importFile(File(file))
    container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE)
    issues = container.getReport().getIssues(100_000)
    found = {"issues": [f"{i.getLevel()} {i.getMessage()}" for i in issues]}
    look(ImportController).process(container, DefaultProcessor(), workspace)
    model = look(GraphController).getGraphModel(workspace)
    graph = model.getGraph()
    found["columns"] = {"node": [str(c.getTitle()) for c in model.getNodeTable()], "edge": [str(c.getTitle()) for c in model.getEdgeTable()]}
    found["kinds"] = [str(label) for label in model.getEdgeTypeLabels() if label]
    found["nodes"], found["edges"] = lives(graph.getNodes().toArray()), lives(graph.getEdges().toArray())
    found["labels"] = {str(n.getId()): str(n.getLabel()) for n in graph.getNodes().toArray()}
    found["colours"] = {str(e.getId()): "#%06x" % (e.getRGBA() & 0xFFFFFF) for e in graph.getEdges().toArray()}
    return found


jpype.startJVM("-Djava.awt.headless=true", "-Djava.util.logging.config.file=/dev/null", classpath=jars)
graphml, gexf = schema("graphml.xsd"), schema("gexf.xsd")
found = {}
for file in sys.argv[2:]:
    text = open(file, encoding="utf-8").read()
    if file.endswith(".graphml"):
        found[os.path.basename(file)] = {"faults": faults(graphml, text)}
    else:
        found[os.path.basename(file)] = {"faults": faults(gexf, as_1_2(text))} | opened(file)
json.dump(found, sys.stdout)
sys.stdout.flush()
os._exit(0)  # Gephi's threads would hold on to the process

"use strict";
// The address holds the operation, so that it can be passed on: ?query=, &variables=, &operationName=; ?docs opens the
// documentation.
const here = new URL(location.href);
const given = (name) => here.searchParams.get(name) ?? undefined;
const keep = (name) => (value) => {
  if (value) here.searchParams.set(name, value);
  else here.searchParams.delete(name);
  history.replaceState(null, "", here);
};
const greeting = `# Shanghai's domestic cooperation network. Ctrl-Enter runs the operation, Ctrl-Space completes.
{
  districts(first: 16) {
    nodes { code name name_en: name(language: EN) pairings { totalCount } }
  }
}
`;

function Playground() {
  React.useEffect(() => {
    if (!here.searchParams.has("docs")) return;
    const open = () => document.querySelector('[aria-label="Show Documentation Explorer"]')?.click();
    setTimeout(open); // once GraphiQL's own effects are over: they close the pane
  }, []);
  return React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
    plugins: [GraphiQLPluginExplorer.explorerPlugin()],
    defaultQuery: greeting,
    query: given("query"),
    variables: given("variables"),
    operationName: given("operationName"),
    onEditQuery: keep("query"),
    onEditVariables: keep("variables"),
    onEditOperationName: keep("operationName"),
    inputValueDeprecation: true,
  });
}

ReactDOM.createRoot(document.getElementById("graphiql")).render(React.createElement(Playground));

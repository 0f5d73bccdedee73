"use strict";
// The address holds the operation, so that it can be passed on: ?query=, &variables=, &operationName=. A query in it is run
// when the page is opened; without one, the query that greets the reader is. ?docs opens the documentation, and ?theme= is light or dark.
const here = new URL(location.href);
const given = (name) => here.searchParams.get(name) ?? undefined;
const keep = (name) => (value) => {
  if (value) here.searchParams.set(name, value);
  else here.searchParams.delete(name);
  history.replaceState(null, "", here);
};
const chinese = document.documentElement.lang.startsWith("zh");
const greeting = `# ${chinese ? "上海对内合作网络。Ctrl-Enter 执行，Ctrl-Space 补全。" : "Shanghai's domestic cooperation network. Ctrl-Enter runs the operation, Ctrl-Space completes."}
{
  districts(first: 16) {
    nodes { code name name_en: name(language: EN) pairings { totalCount } }
  }
}
`;
const labels = chinese
  ? { ".graphiql-query-editor": "查询", ".graphiql-editor-tool": "变量与请求头", ".result-window": "结果" }
  : { ".graphiql-query-editor": "Query", ".graphiql-editor-tool": "Variables and headers", ".result-window": "Result" };

// Mends what GraphiQL leaves out for keyboards and screen readers: its editors' fields have no label, what scrolls in them cannot
// be focused, and its tabs have buttons in them, which no tab may have: they become a list of buttons.
function mend() {
  for (const [editor, label] of Object.entries(labels))
    for (const field of document.querySelectorAll(`${editor} textarea:not([aria-label])`)) field.setAttribute("aria-label", label);
  for (const scroller of document.querySelectorAll('.CodeMirror-scroll[tabindex="-1"]')) scroller.tabIndex = 0;
  for (const tabs of document.querySelectorAll(".graphiql-tabs[role]")) tabs.removeAttribute("role");
  for (const tab of document.querySelectorAll(".graphiql-tab:is([role], [aria-selected])")) {
    tab.querySelector(".graphiql-tab-button")?.setAttribute("aria-current", tab.getAttribute("aria-selected") ?? "false");
    for (const name of ["role", "aria-selected"]) tab.removeAttribute(name);
  }
}

// Whether the query of the address is still to be run. A document that might change or subscribe to something is not: it
// waits for whoever opened it.
let waiting = !/\b(mutation|subscription)\b/.test(given("query"));
const asked = given("query") !== undefined;
const send = GraphiQL.createFetcher({ url: "/graphql" });
function fetcher(parameters, options) {
  if (parameters.operationName !== "IntrospectionQuery") waiting = false;
  return send(parameters, options);
}

// Presses the button until the query is sent: the button does nothing before GraphiQL has its editors. If there are several
// operations, it is a menu, and the reader chooses. What GraphiQL has kept from another visit is not run.
function runGiven() {
  const until = Date.now() + 10_000;
  const timer = setInterval(() => {
    const button = document.querySelector(".graphiql-execute-button");
    const text = document.querySelector(".graphiql-query-editor .CodeMirror")?.CodeMirror.getValue();
    if (!text) return;
    if (!waiting || (!asked && text !== greeting) || button.hasAttribute("aria-haspopup") || Date.now() > until) clearInterval(timer);
    else button.click();
  }, 50);
}

// The links to the page in the other language keep the rest of the address.
for (const link of document.querySelectorAll(".switch a"))
  link.addEventListener("click", () => {
    const other = new URL(here);
    other.searchParams.set("lang", link.hreflang);
    link.href = other.href;
  });

function Playground() {
  React.useEffect(() => {
    new MutationObserver(mend).observe(document.getElementById("graphiql"), {
      childList: true, subtree: true, attributeFilter: ["role", "aria-selected", "tabindex"],
    });
    runGiven();
    if (!here.searchParams.has("docs")) return;
    const open = () => document.querySelector('[aria-label="Show Documentation Explorer"]')?.click();
    setTimeout(open); // once GraphiQL's own effects are over: they close the pane
  }, []);
  const theme = given("theme");
  return React.createElement(
    GraphiQL,
    {
      fetcher,
      plugins: [GraphiQLPluginExplorer.explorerPlugin()],
      defaultQuery: greeting,
      query: given("query"),
      variables: given("variables"),
      operationName: given("operationName"),
      onEditQuery: keep("query"),
      onEditVariables: keep("variables"),
      onEditOperationName: keep("operationName"),
      inputValueDeprecation: true,
      forcedTheme: theme === "light" || theme === "dark" ? theme : undefined,
    },
    React.createElement(GraphiQL.Logo, null, " "), // the header has the brand
  );
}

ReactDOM.createRoot(document.getElementById("graphiql")).render(React.createElement(Playground));

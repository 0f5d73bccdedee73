package transport

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/extension"
)

// The identifier of the specification's own example.
func TestDocumentID(t *testing.T) {
	const want = "sha256:71f7dc5758652baac68e4a10c50be732b741c892ade2883a99358f52b555286b"
	if got := DocumentID("query($id:ID!){user(id:$id){name}}"); got != want {
		t.Errorf("it is %s", got)
	}
}

// Which requests are executed if any document is accepted, and if only trusted ones are.
func TestTrustedDocuments(t *testing.T) {
	const trusted, foreign = "query A{name} query B{length(of:\"x\")}", "{name}"
	id, other := DocumentID(trusted), DocumentID(foreign)
	byHash := func(id string) string {
		return fmt.Sprintf(`"extensions":{"persistedQuery":{"version":1,"sha256Hash":%q}}`, strings.TrimPrefix(id, "sha256:"))
	}
	for body, want := range map[string]struct{ any, only string }{
		fmt.Sprintf(`{"documentId":%q,"operationName":"B"}`, id):                   {`{"length":1}`, `{"length":1}`},
		fmt.Sprintf(`{"documentId":%q,"operationName":"C"}`, id):                   {"GRAPHQL_VALIDATION_FAILED", "GRAPHQL_VALIDATION_FAILED"},
		fmt.Sprintf(`{"documentId":%q}`, other):                                    {"PERSISTED_DOCUMENT_NOT_FOUND", "PERSISTED_DOCUMENT_NOT_FOUND"},
		fmt.Sprintf(`{"documentId":%q}`, strings.TrimPrefix(id, "sha256:")):        {"PERSISTED_DOCUMENT_NOT_FOUND", "PERSISTED_DOCUMENT_NOT_FOUND"},
		fmt.Sprintf(`{"documentId":%q}`, strings.ToUpper(id)):                      {"PERSISTED_DOCUMENT_NOT_FOUND", "PERSISTED_DOCUMENT_NOT_FOUND"},
		`{"documentId":"x-app:1"}`:                                                 {"PERSISTED_DOCUMENT_NOT_FOUND", "PERSISTED_DOCUMENT_NOT_FOUND"},
		fmt.Sprintf(`{"query":%q,"operationName":"B"}`, trusted):                   {`{"length":1}`, `{"length":1}`},
		fmt.Sprintf(`{"query":%q,"operationName":"B"}`, " "+trusted+"\r\n"):        {`{"length":1}`, `{"length":1}`},
		fmt.Sprintf(`{"query":%q,"operationName":"B"}`, trusted+"#"):               {`{"length":1}`, "PERSISTED_DOCUMENT_REQUIRED"},
		fmt.Sprintf(`{"query":%q}`, foreign):                                       {`{"name":"<上海>"}`, "PERSISTED_DOCUMENT_REQUIRED"},
		`{"query":"{"}`:                                                            {"GRAPHQL_PARSE_FAILED", "PERSISTED_DOCUMENT_REQUIRED"},
		fmt.Sprintf(`{"operationName":"B",%s}`, byHash(id)):                        {`{"length":1}`, `{"length":1}`},
		fmt.Sprintf(`{%s}`, byHash(DocumentID("{}"))):                              {"PERSISTED_QUERY_NOT_FOUND", "PERSISTED_QUERY_NOT_FOUND"},
		fmt.Sprintf(`{"query":%q,%s}`, "{a:name}", byHash(DocumentID("{a:name}"))): {`{"a":"<上海>"}`, "PERSISTED_DOCUMENT_REQUIRED"},
	} {
		t.Run(body, func(t *testing.T) {
			for way, expected := range map[string]string{"any": want.any, "only": want.only} {
				documents := NewDocuments(10_000, trusted)
				use := []graphql.HandlerExtension{extension.AutomaticPersistedQuery{Cache: documents}}
				if way == "only" {
					use = append(use, documents.TrustedOnly())
				}
				h := serve(t, &testSchema{}, Options{Documents: documents}, use...)
				for range 2 { // a text that was persisted the first time is not trusted the second time
					w := send(t, h, "POST", "/", body, asGraphQL)
					text := w.Body.String()
					if e, hasData := decode(t, w.Body); hasData && string(e.Data) != expected || !hasData && e.Errors[0].Extensions.Code != expected {
						t.Errorf("%s, %s accepted: %s", body, way, text)
					}
				}
			}
		})
	}
	if w := send(t, serve(t, &testSchema{}, Options{}), "GET", "/?documentId="+id, "", nil); !strings.Contains(w.Body.String(), documentUnknown) {
		t.Errorf("without documents: %s", w.Body)
	}
}

func TestPersistedDocumentsAreBounded(t *testing.T) {
	d := NewDocuments(1000, "{trusted}")
	for i := range 100 {
		text := fmt.Sprintf("{name%050d}", i)
		d.Add(t.Context(), hash(text), text)
		if got, ok := d.Get(t.Context(), hash(text)); !ok || got != text {
			t.Fatalf("the newest is %q", got)
		}
	}
	if n, bytes := d.persisted.Size(); bytes > 1000 || n == 100 {
		t.Errorf("%d texts of %d bytes are in the cache", n, bytes)
	}
	d.Add(t.Context(), hash("{trusted}"), "{forged}")
	if got, _ := d.Get(t.Context(), hash("{trusted}")); got != "{trusted}" {
		t.Errorf("a trusted text became %s", got)
	}
}

// The examples have the same responses by their documentId as by their texts.
func TestExamplesAsDocuments(t *testing.T) {
	text, err := os.ReadFile("../site/examples.graphql")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for block := range strings.SplitSeq(strings.TrimSpace(string(text)), "\n\n") {
		_, operation, _ := strings.Cut(block, "\nquery ")
		all = append(all, "query "+operation)
	}
	server := serveDataset(t, NewDocuments(0, all...))
	get := func(parameter, value string) string {
		t.Helper()
		res, err := http.Get(server.URL + "?" + url.Values{parameter: {value}}.Encode())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = res.Body.Close() }()
		b, err := io.ReadAll(res.Body)
		if err != nil || res.StatusCode != 200 {
			t.Fatalf("%d %v", res.StatusCode, err)
		}
		return string(b)
	}
	for _, operation := range all {
		byID, byText := get("documentId", DocumentID(operation)), get("query", operation)
		if byID != byText || !strings.HasPrefix(byID, `{"data":{`) {
			t.Errorf("%.60s: by id %.300s, by text %.300s", operation, byID, byText)
		}
	}
	if len(all) < 10 {
		t.Errorf("%d examples", len(all))
	}
}

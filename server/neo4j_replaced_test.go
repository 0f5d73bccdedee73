//go:build unix

package main

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"coopgraph/graph/neo4j/neo4jtest"
)

// TestNeo4jIsReplaced empties a Neo4j under a running server and fills it with other data, which has the same revision.
// The server answers from the new data, and tags its answers and files otherwise.
func TestNeo4jIsReplaced(t *testing.T) {
	address := neo4jtest.Address(t)
	for _, from := range []string{readStore, readMirror} {
		t.Run("-read "+from, func(t *testing.T) {
			runCypher(t, address, "MATCH (n) DETACH DELETE n")
			runLoad(t, "-store", address, "-layers", "official")
			client, p := newClient(t), startProgram(t, "-store", address, "-read", from)
			get := func(path string) (body, tag string) {
				t.Helper()
				res, err := client.Get(p.url + path)
				if err != nil {
					t.Fatal(err)
				}
				defer func() { _ = res.Body.Close() }()
				text, err := io.ReadAll(res.Body)
				if err != nil || res.StatusCode != http.StatusOK || res.Header.Get("ETag") == "" {
					t.Fatalf("%s: %s %v %.500s", path, res.Status, err, text)
				}
				return string(text), res.Header.Get("ETag")
			}
			paths := []string{
				"/graphql?query=" + url.QueryEscape(`{ dataset { revision layers } }`),
				"/graphql?query=" + url.QueryEscape(`{ cooperations { totalCount nodes { id } } }`),
				"/graphql?query=" + url.QueryEscape(`{ coverage { key held } }`),
				"/export/network.json",
			}
			bodies, tags := map[string]string{}, map[string]string{}
			for _, path := range paths {
				bodies[path], tags[path] = get(path)
				if body, tag := get(path); body != bodies[path] || tag != tags[path] {
					t.Errorf("%s: the second answer is %.200q with the tag %s, the first has %s", path, body, tag, tags[path])
				}
			}
			runCypher(t, address, "MATCH (n) DETACH DELETE n")
			runLoad(t, "-store", address, "-layers", "official,reported")
			for _, path := range paths {
				if body, tag := get(path); body == bodies[path] || tag == tags[path] {
					t.Errorf("%s: the data is replaced, and the answer is %.200q with the tag %s, which was %s", path, body, tag, tags[path])
				}
			}
			const same = `"revision":1`
			if body, _ := get("/graphql?query=" + url.QueryEscape(`{ dataset { revision } }`)); !strings.Contains(body, same) {
				t.Errorf("this tests databases of the same revision, and now it is %s", body)
			}
		})
	}
}

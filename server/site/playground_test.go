package site

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/url"
	"testing"
)

// publishedSums are the SHA-256 sums of the files as npm publishes them, which are served unchanged.
var publishedSums = map[string]string{
	"graphiql.min.js":             "hnImuor1znlJkD/FOTL3jayfS/xsyNoP04abi8bFJWs=", // graphiql 4.1.2
	"graphiql.min.css":            "MEh+B2NdMSpj9kexQNN3QKc8UzMrCXW/Sx/phcpuyIU=",
	"react.production.min.js":     "S0lp+k7zWUMk2ixteM6HZvu8L9Eh//OVrt+ZfbCpmgY=", // react 18.2.0
	"react-dom.production.min.js": "IXWO0ITNDjfnNXIu5POVfqlgYoop36bDzhodR6LW5Pc=", // react-dom 18.2.0
	"explorer.umd.js":             "UM8sWOS0Xa9yLY85q6Clh0pF4qpxX+TOcJ41flECqBs=", // @graphiql/plugin-explorer 4.0.6
	"explorer.css":                "aJCaSuI7+t/EWRrLTis8jU9EFTua5/o7fnwxnroxDvE=",
}

func TestAssetsAreThePublishedFiles(t *testing.T) {
	files, err := loadAssets()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range publishedSums {
		if files[name] == nil {
			t.Errorf("%s is missing", name)
			continue
		}
		sum := sha256.Sum256(files[name].plain())
		if got := base64.StdEncoding.EncodeToString(sum[:]); got != want {
			t.Errorf("%s: sha256 %s, published %s", name, got, want)
		}
	}
}

func TestPlaygroundInABrowser(t *testing.T) {
	b, at := newBrowser(t), serve(t, quietSite(t))
	all, err := Examples()
	if err != nil {
		t.Fatal(err)
	}

	b.open(at + "/docs")
	b.await(`document.querySelectorAll(".start li a").length + " links"`, fmt.Sprint(len(all), " links"))
	b.await(`getComputedStyle(document.querySelector("nav a.first")).borderRadius`, "8px")
	b.screenshot("first-document.png")

	b.open(at + "/playground?query=" + url.QueryEscape(`query Mine { __typename dataset { revision } }`))
	b.await(`document.querySelector(".graphiql-query-editor .CodeMirror")?.CodeMirror.getValue()`, "query Mine")
	b.await(`document.querySelector(".result-window .CodeMirror")?.CodeMirror.getValue()`, `"__typename": "Query"`)
	b.await(`document.querySelector(".result-window .CodeMirror").CodeMirror.getValue()`, `"revision": 1`)
	b.eval(`document.querySelector(".graphiql-query-editor .CodeMirror").CodeMirror.setValue("{ __typename }")`)
	b.await(`location.search`, "query=%7B+__typename+%7D")
	b.eval(`document.querySelector("button.graphiql-execute-button").click()`)
	b.await(`document.querySelector(".result-window .CodeMirror").CodeMirror.getValue().includes("dataset") + ""`, "false")

	b.open(at + all[0].Link())
	b.await(`document.querySelector(".graphiql-query-editor .CodeMirror")?.CodeMirror.getValue()`, all[0].Name)
	b.eval(`document.querySelector('[aria-label="Show GraphiQL Explorer"]').click()`)
	b.await(`document.querySelector(".graphiql-explorer-root")?.textContent`, "friendlyPairs")
	b.await(`document.querySelector(".result-window .CodeMirror")?.CodeMirror.getValue()`, `"data": {`)
	b.screenshot("example.png")

	b.open(at + "/playground?docs")
	b.await(`(pane => pane?.getBoundingClientRect().left >= 0 && pane.textContent)(document.querySelector(".graphiql-plugin"))`, "Root Types")
	b.screenshot("docs.png")
	b.checkPages(at)
}

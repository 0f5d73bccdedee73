package site

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the API answers into the README")

var quoted = regexp.MustCompile("(?s)```graphql\n(.*?)\n```\n(.*?)```json\n(.*?)```")

// The README's examples are those of examples.graphql, in their order, and its answers are those of the API.
func TestReadmeAnswers(t *testing.T) {
	const file = "../../README.md"
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	all, err := Examples()
	if err != nil {
		t.Fatal(err)
	}
	blocks := quoted.FindAllStringSubmatchIndex(string(readme), -1)
	if len(blocks) != len(all) {
		t.Fatalf("the README quotes %d examples of %d", len(blocks), len(all))
	}
	h := quietSite(t)
	var written bytes.Buffer
	end := 0
	for i, at := range blocks {
		query, answer := string(readme[at[2]:at[3]]), string(readme[at[6]:at[7]])
		if query != all[i].Query {
			t.Errorf("the README's example %d is not %s", i+1, all[i].Name)
		}
		body, err := json.Marshal(map[string]string{"query": all[i].Query})
		if err != nil {
			t.Fatal(err)
		}
		got := layout(t, request(t, h, "POST", "/graphql", string(body), asJSON).Body.Bytes(), "") + "\n"
		if got != answer && !*update {
			t.Errorf("%s answers\n%s\nthe README says\n%s", all[i].Name, got, answer)
		}
		written.Write(readme[end:at[6]])
		written.WriteString(got)
		end = at[7]
	}
	written.Write(readme[end:])
	if *update {
		if err := os.WriteFile(file, written.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

const lineLength = 120

// layout prints JSON for a reader: a value that fits stands on one line, another is broken at its members. Members and
// numbers stay as they came.
func layout(t *testing.T, text []byte, indent string) string {
	t.Helper()
	var compact bytes.Buffer
	if err := json.Compact(&compact, text); err != nil {
		t.Fatalf("%v in %.500s", err, text)
	}
	line := spaced(compact.String())
	if len(indent)+len([]rune(line)) <= lineLength || !strings.ContainsAny(line[:1], "[{") {
		return line
	}
	members := json.NewDecoder(&compact)
	opened, err := members.Token()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for members.More() {
		key := ""
		if opened == json.Delim('{') {
			name, err := members.Token()
			if err != nil {
				t.Fatal(err)
			}
			key = `"` + name.(string) + `": `
		}
		var value json.RawMessage
		if err := members.Decode(&value); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, indent+"  "+key+layout(t, value, indent+"  "))
	}
	return line[:1] + "\n" + strings.Join(lines, ",\n") + "\n" + indent + line[len(line)-1:]
}

// spaced sets a space after each colon and comma between members of compact JSON.
func spaced(compact string) string {
	var b strings.Builder
	inText, escaped := false, false
	for _, r := range compact {
		b.WriteRune(r)
		switch {
		case escaped:
			escaped = false
		case inText && r == '\\':
			escaped = true
		case r == '"':
			inText = !inText
		case !inText && (r == ':' || r == ','):
			b.WriteByte(' ')
		}
	}
	return b.String()
}

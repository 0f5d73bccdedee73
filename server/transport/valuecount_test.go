package transport

import (
	"net/url"
	"strings"
	"testing"
)

func TestCountValues(t *testing.T) {
	for text, want := range map[string]struct{ values, depth int }{
		`{}`: {0, 1}, `1`: {0, 0}, `[1]`: {1, 1}, "[\t1 , \",\"\n]": {2, 1}, `{"a":[{"b":[]}]}`: {3, 4},
		`{"[[[,":"{{{\"[[,"}`: {1, 1}, `{"\\":[]}`: {1, 2}, `[[],[],{}]`: {3, 2}, `{"a":{"b":1,"c":null},"d":[true]}`: {5, 2},
	} {
		t.Run(text, func(t *testing.T) {
			if values, depth := countValues(text); values != want.values || depth != want.depth {
				t.Errorf("it has %d values, %d deep", values, depth)
			}
		})
	}
}

// A request with too many or too deep values is refused before they are decoded.
func TestValueLimits(t *testing.T) {
	h := serve(t, &testSchema{}, Options{MaxValues: 10, MaxValueDepth: 3})
	nested := func(depth int) string { return strings.Repeat(`{"of":`, depth) + "null" + strings.Repeat("}", depth) }
	for name, c := range map[string]struct{ variables, extensions, code string }{
		"seven":            {`{"a":[1,2,3,4,5,6]}`, `{}`, ""},
		"eight":            {`{"a":[1,2,3,4,5,6,7]}`, `{}`, "VALUE_LIMIT_EXCEEDED"},
		"eight keys":       {`{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1}`, `{}`, "VALUE_LIMIT_EXCEEDED"},
		"eight objects":    {`{"a":[{},{},{},{},{},{},{}]}`, `{}`, "VALUE_LIMIT_EXCEEDED"},
		"extensions":       {`{}`, `{"a":[1,2,3,4,5,6,7]}`, "VALUE_LIMIT_EXCEEDED"},
		"three deep":       {`{"box":` + nested(3) + `}`, `{}`, ""},
		"four deep":        {`{"box":` + nested(4) + `}`, `{}`, "VALUE_DEPTH_LIMIT_EXCEEDED"},
		"beyond JSON":      {`{"box":` + strings.Repeat("[", 10_001) + strings.Repeat("]", 10_001) + `}`, `{}`, "VALUE_DEPTH_LIMIT_EXCEEDED"},
		"extensions, deep": {`{}`, `{"box":` + nested(4) + `}`, "VALUE_DEPTH_LIMIT_EXCEEDED"},
	} {
		t.Run(name, func(t *testing.T) {
			body := `{"query":"query($box:Box){length(box:$box)}","variables":` + c.variables + `,"extensions":` + c.extensions + `}`
			status := 200
			if c.code != "" {
				status = 400
			}
			w := send(t, h, "POST", "/", body, asGraphQL)
			if answer, _ := decode(t, w.Body); w.Code != status || c.code != "" && answer.Errors[0].Extensions.Code != c.code {
				t.Errorf("status %d, %+v", w.Code, answer)
			}
			if c.code == "" || strings.HasPrefix(name, "eight") || name == "extensions" { // a body has the parameters as values too
				return
			}
			w = send(t, h, "GET", "/?query={name}&variables="+url.QueryEscape(c.variables)+"&extensions="+url.QueryEscape(c.extensions), "", asJSON)
			if answer, _ := decode(t, w.Body); w.Code != 200 || answer.Errors[0].Extensions.Code != c.code {
				t.Errorf("status %d, %+v", w.Code, answer)
			}
		})
	}
}

package site

import (
	"fmt"
	"net/http"
	"strings"
	"sync"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

// templates serves GET /import/templates/{file}: an empty spreadsheet for records of each kind, in both languages. Each is made
// once, when it is first asked for.
type templates struct {
	mu    sync.Mutex
	files map[templateKey]*staticFile
}

type templateKey struct {
	kind     importer.Kind
	language graph.Language
}

func newTemplates() *templates { return &templates{files: map[templateKey]*staticFile{}} }

func (t *templates) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, ok := strings.CutSuffix(r.PathValue("file"), ".xlsx")
	key := templateKey{importer.Kind(name), graph.ZH}
	if _, err := importer.ParseKind(name); !ok || err != nil {
		names := make([]string, len(importer.Kinds))
		for i, kind := range importer.Kinds {
			names[i] = string(kind) + ".xlsx"
		}
		writeProblem(w, r, http.StatusNotFound, fmt.Sprintf("there is no template %.60q", r.PathValue("file")), "The templates are "+strings.Join(names, ", ")+".")
		return
	}
	if err := parseLanguage(r.URL.Query().Get("language"), &key.language); err != nil {
		writeProblem(w, r, http.StatusBadRequest, err.Error(), "The language is ZH or EN.")
		return
	}
	file, err := t.file(key)
	if err != nil {
		writeProblem(w, r, http.StatusInternalServerError, "the template cannot be made", "Report the request id.")
		return
	}
	w.Header().Set("Content-Disposition", attachment(key.kind.Name(key.language)+".xlsx"))
	file.ServeHTTP(w, r)
}

func (t *templates) file(key templateKey) (*staticFile, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if file := t.files[key]; file != nil {
		return file, nil
	}
	content, err := importer.Template(key.kind, key.language)
	if err != nil {
		return nil, err
	}
	t.files[key] = newStaticFile(spreadsheetType, content)
	return t.files[key], nil
}

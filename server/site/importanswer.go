package site

import (
	"cmp"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

// importAnswer is the answer of POST /import.
type importAnswer struct {
	Applied      bool                    `json:"applied"`  // whether a commit was made
	Revision     graph.Revision          `json:"revision"` // that the commit made, or that the rows were compared with
	By           string                  `json:"by"`       // the name that the commit has, or would have
	Counts       map[importer.Status]int `json:"counts"`   // of all rows
	Placeholders placeholderCounts       `json:"placeholders"`
	Remarks      []importer.Remark       `json:"remarks,omitempty"` // about the file
	Sheets       []sheetAnswer           `json:"sheets"`
	Rows         []importer.Row          `json:"rows"`    // at most maxRows, those with problems before others, in the order of the file
	Omitted      int                     `json:"omitted"` // how many rows are not in Rows
}

// sheetAnswer is a sheet of the file.
type sheetAnswer struct {
	Name    string                 `json:"name"`           // empty for a text file
	Kind    importer.Kind          `json:"kind,omitempty"` // empty if the sheet has no table
	Header  int                    `json:"header"`         // the last row of the header
	Columns []importer.SheetColumn `json:"columns"`
	Remarks []importer.Remark      `json:"remarks,omitempty"` // about what was left out
}

// notApplicableError is the error of rows that were to be applied while some are in doubt or refused. The answer says why.
type notApplicableError struct {
	cause  error
	answer *importAnswer
}

func (e notApplicableError) Error() string { return e.cause.Error() }
func (e notApplicableError) Unwrap() error { return e.cause }

// placeholderCounts says how many placeholders give way to the rows, and how many come back.
type placeholderCounts struct {
	Removed int `json:"removed"`
	Created int `json:"created"`
}

// maxRows is how many rows an answer has at most, and maxRowBytes how many bytes of texts they have, beside one row. All rows
// of a large file would be hundreds of megabytes.
const (
	maxRows     = 2000
	maxRowBytes = 4 << 20
)

func newImportAnswer(q *importRequest, report *importer.Report, version graph.Version) *importAnswer {
	c := report.Counts
	a := &importAnswer{Revision: version.Revision, By: q.info.Actor, Counts: map[importer.Status]int{importer.New: c.New,
		importer.Changed: c.Changed, importer.Same: c.Same, importer.InDoubt: c.InDoubt, importer.Refused: c.Refused}}
	a.Remarks = report.Remarks(q.language)
	for i := range report.Sheets {
		s := &report.Sheets[i]
		a.Sheets = append(a.Sheets, sheetAnswer{s.Name, s.Kind, s.Header, s.Columns, s.Remarks(q.language)})
	}
	a.Rows, a.Omitted = firstRows(report, q.language)
	return a
}

// firstRows returns the rows that an answer shows, and how many others there are.
func firstRows(report *importer.Report, language graph.Language) (rows []importer.Row, omitted int) {
	type indexed struct {
		importer.Row
		index int
	}
	var problems, others []indexed
	var problemBytes, otherBytes, index int
	for row := range report.Rows(language) {
		list, bytes := &others, &otherBytes
		if row.Status == importer.InDoubt || row.Status == importer.Refused {
			list, bytes = &problems, &problemBytes
		}
		if len(*list) < maxRows && *bytes < maxRowBytes {
			*list = append(*list, indexed{row, index})
			*bytes += bytesOf(&row)
		}
		index++
	}
	shown := problems
	for _, row := range others {
		if len(shown) == maxRows || problemBytes >= maxRowBytes {
			break
		}
		shown = append(shown, row)
		problemBytes += bytesOf(&row.Row)
	}
	slices.SortFunc(shown, func(a, b indexed) int { return cmp.Compare(a.index, b.index) })
	rows = make([]importer.Row, len(shown))
	for i, row := range shown {
		rows[i] = row.Row
	}
	return rows, index - len(rows)
}

// bytesOf returns about how many bytes the texts of a row have.
func bytesOf(row *importer.Row) int {
	n := len(row.Label)
	for i := range row.Cells {
		n += len(row.Cells[i].Text) + len(row.Cells[i].Title)
	}
	for i := range row.Remarks {
		m := &row.Remarks[i]
		n += len(m.Reason) + len(m.Action) + len(m.Before) + len(m.After)
	}
	return n
}

// countPlaceholders counts the placeholders among changes of a network. The tie of a chamber or an office goes with it and does
// not count. A pair that only gets another partner counts as neither removed nor created.
func countPlaceholders(n *graph.Network, changes []graph.Change) (c placeholderCounts) {
	deleted, pairs := map[graph.ID]bool{}, 0
	for _, change := range changes {
		switch change := change.(type) {
		case graph.Create:
			if node, ok := change.Record.(graph.Node); ok && graph.IsPlaceholder(node) {
				c.Created++
			} else if pair, ok := change.Record.(*graph.FriendlyPair); ok && graph.IsPlaceholder(pair) {
				pairs++
			}
		case graph.Delete:
			deleted[change.ID] = true
		}
	}
	if len(deleted) > 0 {
		for _, node := range n.Nodes {
			if deleted[node.Head().ID] && graph.IsPlaceholder(node) {
				c.Removed++
			}
		}
		for _, tie := range n.Ties {
			if pair, ok := tie.(*graph.FriendlyPair); ok && deleted[pair.ID] && graph.IsPlaceholder(pair) {
				pairs--
			}
		}
	}
	c.Created, c.Removed = c.Created+max(pairs, 0), c.Removed+max(-pairs, 0)
	return c
}

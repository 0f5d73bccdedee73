package importer

import (
	"context"
	"hash/maphash"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/seed"
)

// planner plans the rows of a file against a network, one after the other.
type planner struct {
	*Options
	*index
	book      workbook
	gazetteer *gazetteer.Gazetteer
	names     *seed.Names
	resolved  map[string]gazetteer.Matches // of the texts in columns of places, at most maxResolved
	seen      map[identityHash]int32       // the last occurrence of each identity
	occurred  []occurrence
	cells     []uint16                  // hashes of the cells of known columns, of all occurrences
	tables    []*table                  // of each sheet
	sources   map[graph.ID]bool         // that a row of this file has created
	written   map[graph.ID]graph.Record // nodes that several rows may change, after the rows so far
	hash      maphash.Seed
	// organizations are those that the file creates, by folded name, and bodiesHere its new chambers and offices by
	// home and host.
	organizations map[string]*graph.Organization
	bodiesHere    map[string][]newBody
	agreements    map[graph.ID]bool // that the file creates
	infos         []sheetInfo
	from1904      bool
	// keepOrganizations says that a sheet of the file has memberships, whose organizations the file may create.
	keepOrganizations bool
}

// newBody is a chamber or an office that the file creates.
type newBody struct {
	name string
	life graph.Life
}

const maxResolved = 100_000

// plan plans one row.
func (p *planner) plan(ctx context.Context, sheet int, t *table, l *line) (*row, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r := &row{planner: p, sheet: sheet, line: l, table: t}
	for _, c := range t.columns {
		if c.known == nil {
			continue
		}
		text := l.text(c.index)
		failed := c.index < len(l.cells) && l.cells[c.index].failed
		if c.known.Presence == Filled && text == "" && !failed {
			r.remark(missingCell, c.known.Name, inBoth{c.known.ZH, c.known.Name})
		}
		if c.index < len(l.cells) {
			switch cell := &l.cells[c.index]; {
			case cell.failed:
				r.remark(failedFormula, c.known.Name)
			case cell.formula:
				r.remark(formulaValue, c.known.Name, shorten(text))
			}
		}
	}
	if l.hidden {
		r.remark(hiddenRow, "")
	}
	r.label = kindTable[t.kind].plan(p, r)
	r.describe()
	return r, nil
}

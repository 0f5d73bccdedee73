package importer

import (
	"context"
	"hash/maphash"
	"slices"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
)

// pass plans the rows of the file, one after the other, and yields each. Rows and remarks are valid until the next one.
func (r *Report) pass(ctx context.Context, yield func(*row) bool, leftOut func(sheet int, m remark)) error {
	p := &planner{Options: &r.options, index: r.index, book: r.book, gazetteer: r.gazetteer, names: r.names, resolved: map[string]gazetteer.Matches{},
		seen: map[identityHash]int32{}, sources: map[graph.ID]bool{}, written: map[graph.ID]graph.Record{}, hash: maphash.MakeSeed(),
		organizations: map[string]*graph.Organization{}, bodiesHere: map[string][]newBody{}, agreements: map[graph.ID]bool{}, infos: r.book.sheets(), tables: r.tables}
	if x, ok := r.book.(*xlsxFile); ok {
		p.from1904 = x.from1904
	}
	p.keepOrganizations = slices.ContainsFunc(r.tables, func(t *table) bool { return t != nil && t.kind == Memberships })
	rows, more := 0, true
	for sheet, t := range r.tables {
		if t == nil || !more {
			continue
		}
		m := &merges{at: p.infos[sheet].mergedAt}
		var failed error
		err := r.book.lines(sheet, func(l *line) bool {
			r.correct(sheet, l)
			r.widths[sheet] = max(r.widths[sheet], len(l.cells))
			if l.number <= t.header || l.isEmpty() {
				return true
			}
			if remark, ok := t.leftOut(&p.infos[sheet], l); ok {
				leftOut(sheet, remark)
				return true
			}
			filled := m.fill(t, l)
			planned, err := p.plan(ctx, sheet, t, l)
			if err != nil {
				failed = err
				return false
			}
			for _, c := range filled {
				planned.remarks = append(planned.remarks, remark{code: mergedValue, cell: cellName(c, l.number), args: []any{shorten(l.text(c))}})
			}
			more = yield(planned)
			planned.accept()
			if rows++; rows%1000 == 0 && r.options.Progress != nil {
				r.options.Progress(rows)
			}
			return more
		})
		if failed != nil || err != nil {
			return firstError(failed, err)
		}
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

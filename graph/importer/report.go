package importer

import (
	"context"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/seed"
)

// Options says how a file is read.
type Options struct {
	Name              string            // of the file, for messages and to tell the kind
	Kind              Kind              // of every sheet; "" if the headers tell
	Evidence          graph.Evidence    // of rows that do not say theirs; 0: REPORTED, if their records are not there yet
	Source, SourceURL string            // of rows that do not say theirs
	Corrections       map[string]string // texts of cells instead of those of the file, by B7, or Sheet2!B7 in another than the first sheet with a table
	Progress          func(rows int)    // is called after each 1,000 rows; may be nil
}

// check cleans the texts as those of cells, and returns an error if the options can't be.
func (o *Options) check() error {
	for _, text := range [...]*string{&o.Source, &o.SourceURL} {
		if *text = clean(*text); len(*text) > longestNote && utf8.RuneCountInString(*text) > longestNote {
			return unreadable(inBoth{fmt.Sprintf("文件的出处超过%d个字", longestNote), fmt.Sprintf("the source of the file has a text of more than %d characters", longestNote)}, shortenIt)
		}
	}
	if o.SourceURL != "" && !isAddress(o.SourceURL) {
		return unreadable(inBoth{fmt.Sprintf("出处的网址是“%s”", shorten(o.SourceURL)), fmt.Sprintf("the address of the source is %.40q", o.SourceURL)},
			inBoth{"网址以 http:// 或 https:// 开头。", "It begins with http:// or https://."})
	}
	if o.Evidence == graph.Synthetic {
		return unreadable(inBoth{"占位不能导入", "placeholders can't be imported"},
			inBoth{"文件的依据是 OFFICIAL、REPORTED 或 DERIVED。", "The evidence of a file is OFFICIAL, REPORTED or DERIVED."})
	}
	if o.Kind != "" {
		_, err := ParseKind(string(o.Kind))
		return err
	}
	return nil
}

// Report is a dry run of a file against a network. Its methods may not be called from several goroutines at the same time.
type Report struct {
	Kind   Kind // of the first sheet with a table
	Sheets []Sheet
	Counts Counts

	remarks     []remark // about the file
	file        []byte
	format      format
	options     Options
	index       *index
	gazetteer   *gazetteer.Gazetteer
	names       *seed.Names
	book        workbook
	tables      []*table                 // of each sheet, nil if it has none
	corrections []map[int]map[int]string // by sheet, row and column
	widths      []int                    // how many columns of each sheet have cells
}

// Read plans what each row of a file would do to a network. The error of a file that can't be read says what to do.
func Read(ctx context.Context, file []byte, o Options, n *graph.Network, g *gazetteer.Gazetteer) (*Report, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	r := &Report{file: file, options: o, gazetteer: g}
	var err error
	if r.format, err = formatOf(file); err != nil {
		return nil, err
	}
	if r.format == xlsxFormat {
		r.book, err = openXLSX(file)
	} else {
		r.book, err = openText(file)
	}
	if err != nil {
		return nil, err
	}
	if r.names, err = seed.LoadNames(); err != nil {
		return nil, err
	}
	r.index = newIndex(n)
	if err := r.findTables(); err != nil {
		return nil, err
	}
	if err := r.placeCorrections(); err != nil {
		return nil, err
	}
	unsaid := false
	err = r.pass(ctx, func(row *row) bool {
		r.Counts.add(row.status())
		unsaid = unsaid || row.unsaid && row.status() != Refused
		return true
	}, func(sheet int, m remark) {
		if s := &r.Sheets[sheet]; len(s.remarks) < maxSheetRemarks {
			s.remarks = append(s.remarks, m)
		}
	})
	if err != nil {
		return nil, err
	}
	if unsaid {
		r.remarks = append(r.remarks, remark{code: defaultEvidence})
	}
	return r, nil
}

// Remarks returns what there is to know about the whole file, in one language.
func (r *Report) Remarks(l graph.Language) []Remark { return inWords(r.remarks, l) }

// maxSheetRemarks is how many remarks a sheet has at most.
const maxSheetRemarks = 1000

// Applicable returns an error if a row is in doubt or refused: then nothing of the file is applied.
func (r *Report) Applicable() error {
	c := r.Counts
	if c.InDoubt+c.Refused > 0 {
		return unreadable(inBoth{fmt.Sprintf("有%d行存疑，%d行被拒绝", c.InDoubt, c.Refused), fmt.Sprintf("%d rows are in doubt and %d are refused", c.InDoubt, c.Refused)},
			inBoth{"请改正：文件的各行要么全部写入，要么都不写入。", "Correct them: all rows of a file are applied together, or none of them."})
	}
	if c.Total() == 0 {
		return unreadable(inBoth{"文件没有数据行", "the file has no rows"}, inBoth{"请在表头下面为每条记录写一行。", "Write a row below the header for each record."})
	}
	return nil
}

// Rows yields every row in the order of the file, with its texts in one language.
func (r *Report) Rows(l graph.Language) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		// The file was read to its end before, so it can be read again.
		_ = r.pass(context.Background(), func(planned *row) bool { return yield(planned.inWords(l)) }, func(int, remark) {})
	}
}

// inWords returns a row with its texts in one language.
func (r *row) inWords(l graph.Language) Row {
	in := Row{Sheet: r.infos[r.sheet].name, Number: r.line.number, Status: r.status(), Remarks: inWords(r.remarks, l)}
	if !isNil(r.label) {
		in.ID = r.label.Head().ID
		switch record := r.label.(type) {
		case graph.Node:
			in.Label = record.NodeHead().Name(l)
		case graph.Tie:
			in.Label = record.TieHead().Label(l)
		}
	}
	for _, c := range r.table.columns {
		one := Cell{Cell: cellName(c.index, r.line.number), Title: c.title, Text: clip(r.line.text(c.index), longestNote)}
		if c.known != nil {
			one.Column = c.known.Name
		}
		in.Cells = append(in.Cells, one)
	}
	return in
}

// Changes returns the changes that the file states, in an order in which they can be applied: none if every row is the same
// already. The error is that of Applicable, or of the context. Changes of placeholders that follow are not among them.
func (r *Report) Changes(ctx context.Context) ([]graph.Change, error) {
	if err := r.Applicable(); err != nil {
		return nil, err
	}
	var edits []graph.Edit
	at := map[graph.ID]int{}
	var twice error
	err := r.pass(ctx, func(planned *row) bool {
		if planned.twin != "" {
			return true
		}
		for _, e := range planned.edits {
			id := e.ID()
			if i, again := at[id]; again && edits[i].After != nil {
				if edits[i].Before == nil && e.Before == nil {
					number := planned.line.number
					twice = unreadable(inBoth{fmt.Sprintf("第%d行与前面的一行会写成同一条记录", number), fmt.Sprintf("row %d would make the same record as a row before it", number)},
						inBoth{"请删除其中一行，或合并两行。", "Delete one of the rows, or make one row of both."})
					return false
				}
				edits[i].After = e.After
				continue
			}
			at[id] = len(edits)
			edits = append(edits, e)
		}
		return true
	}, func(int, remark) {})
	if err := firstError(err, twice); err != nil {
		return nil, err
	}
	return inOrder(edits), nil
}

// inOrder returns the changes of edits: ties are deleted first, then nodes are written, then ties.
func inOrder(edits []graph.Edit) []graph.Change {
	var deleted, nodes, ties []graph.Change
	for _, e := range edits {
		var c graph.Change
		switch {
		case e.After == nil:
			deleted = append(deleted, graph.Delete{ID: e.Before.Head().ID})
			continue
		case e.Before == nil:
			c = graph.Create{Record: e.After}
		default:
			c = graph.Replace{Record: e.After}
		}
		if _, isNode := e.After.(graph.Node); isNode {
			nodes = append(nodes, c)
		} else {
			ties = append(ties, c)
		}
	}
	return slices.Concat(deleted, nodes, ties)
}

// FileName returns the name of the file that Write makes.
func (r *Report) FileName() string {
	name := strings.TrimSuffix(path.Base("/"+strings.ReplaceAll(r.options.Name, "\\", "/")), path.Ext(r.options.Name))
	if name == "" || name == "/" {
		name = "import"
	}
	if r.format == xlsxFormat {
		return name + "-remarks.xlsx"
	}
	return name + "-remarks.csv"
}

// MediaType returns the media type of the file that Write makes.
func (r *Report) MediaType() string {
	if r.format == xlsxFormat {
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "text/csv; charset=utf-8"
}

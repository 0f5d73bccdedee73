package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"coopgraph/graph"
	"coopgraph/graph/importer"
)

// wording is the texts of reports in one language. Some are formats.
type wording struct {
	language      graph.Language
	sheet         string // name, kind, row of the header
	row           string // number, status
	candidate     string // name, code
	omitted       string // rows
	dryRun        string
	none, nothing string
	applied       string // revision, who
	removed, back string // placeholders
	remarks       string // file
	undone        string // revision, the one that was undone, records
	// The errors of what was not applied.
	notApplied, noRows string
}

var wordings = map[string]wording{
	"en": {language: graph.EN, sheet: "%s: %s, header in row %d\n", row: "row %d: %s",
		candidate: "%s, code %s", omitted: "… and %d other rows\n", dryRun: "dry run: nothing was changed\n",
		none: "nothing to import: there are no rows\n", nothing: "nothing to change: the network has these records\n", applied: "applied as revision %d by %s\n",
		removed: "%d placeholders give way\n", back: "%d placeholders come back\n", remarks: "the rows with remarks are in %s\n",
		undone:     "revision %d takes revision %d back: %d records\n",
		notApplied: "nothing was changed: correct the rows that are refused or in doubt, and import the file again",
		noRows:     "nothing was changed: the file has no rows to import"},
	"zh": {language: graph.ZH, sheet: "%s：%s，表头在第%d行\n", row: "第%d行：%s",
		candidate: "%s，代码 %s", omitted: "……另有%d行\n", dryRun: "试运行：未作任何改动\n",
		none: "没有可导入的行\n", nothing: "无须改动：网络中已有这些记录\n", applied: "已写入，版本 %d，提交人 %s\n",
		removed: "%d 条占位让位\n", back: "%d 条占位恢复\n", remarks: "各行及备注见 %s\n",
		undone:     "版本 %d 撤销了版本 %d：%d 条记录\n",
		notApplied: "未作任何改动：请改正被拒绝或存疑的行，再导入一次",
		noRows:     "未作任何改动：文件没有可导入的行"},
}

// statusOrder is the order in which counts are printed.
var statusOrder = []importer.Status{importer.New, importer.Changed, importer.Same, importer.InDoubt, importer.Refused}

// print prints the report to read in a terminal: what each sheet is, how many rows there are of each status, the rows that
// have remarks, change a record or need a correction, and what was done.
func (a *importAnswer) print(w io.Writer, c config) {
	t, file := wordings[languageOf(c.language, os.LookupEnv)], filepath.Base(c.operand)
	for _, r := range a.Remarks {
		printRemark(w, t, r)
	}
	for _, s := range a.Sheets {
		name := file
		if s.Name != "" {
			name += " [" + s.Name + "]"
		}
		if s.Kind != "" {
			fmt.Fprintf(w, t.sheet, name, s.Kind.Name(t.language), s.Header)
		}
		for _, r := range s.Remarks {
			printRemark(w, t, r)
		}
	}
	var counts []string
	for _, s := range statusOrder {
		counts = append(counts, fmt.Sprintf("%s %d", s.Name(t.language), a.Counts[s]))
	}
	fmt.Fprintf(w, "\n%s\n\n", strings.Join(counts, ", "))
	for _, row := range a.Rows {
		if (row.Status == importer.New || row.Status == importer.Same) && len(row.Remarks) == 0 {
			continue
		}
		printRow(w, t, row)
	}
	if a.Omitted > 0 {
		fmt.Fprintf(w, t.omitted, a.Omitted)
	}
	if a.Placeholders.Removed > 0 {
		fmt.Fprintf(w, t.removed, a.Placeholders.Removed)
	}
	if a.Placeholders.Created > 0 {
		fmt.Fprintf(w, t.back, a.Placeholders.Created)
	}
	switch {
	case a.Applied:
		fmt.Fprintf(w, t.applied, a.Revision, a.By)
	case a.rows() == 0:
		fmt.Fprint(w, t.none)
	case a.Counts[importer.New]+a.Counts[importer.Changed]+a.problems() == 0:
		fmt.Fprint(w, t.nothing)
	case c.dryRun:
		fmt.Fprint(w, t.dryRun)
	}
	if c.remarks != "" {
		fmt.Fprintf(w, t.remarks, c.remarks)
	}
}

// printRow prints a row with its remarks.
func printRow(w io.Writer, t wording, row importer.Row) {
	fmt.Fprintf(w, t.row, row.Number, row.Status.Name(t.language))
	if row.Label != "" {
		fmt.Fprintf(w, "  %s", row.Label)
	}
	fmt.Fprintln(w)
	for _, r := range row.Remarks {
		printRemark(w, t, r)
	}
}

// printRemark prints a remark: its cell, the reason, what to do, and the places that may be meant.
func printRemark(w io.Writer, t wording, r importer.Remark) {
	fmt.Fprintf(w, "  %s\n", strings.TrimSpace(r.Cell+"  "+r.Reason))
	if r.Action != "" {
		fmt.Fprintf(w, "    %s\n", r.Action)
	}
	if r.Before != "" || r.After != "" {
		fmt.Fprintf(w, "    %s → %s\n", r.Before, r.After)
	}
	for _, c := range r.Candidates {
		fmt.Fprintf(w, "    "+t.candidate+"\n", c.Path, c.Code)
	}
}

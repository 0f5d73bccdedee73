package importer

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"coopgraph/graph"
)

// The files of the templates are those that the table of columns makes. With -update they are written again.
func TestTemplateFiles(t *testing.T) {
	for _, k := range Kinds {
		for _, l := range []graph.Language{graph.ZH, graph.EN} {
			t.Run(string(k)+" "+string(l), func(t *testing.T) {
				want, err := newTemplate(k, l)
				if err != nil {
					t.Fatal(err)
				}
				if flag.Lookup("update").Value.String() == "true" {
					if err := os.WriteFile(templateName(k, l), want, 0o600); err != nil {
						t.Fatal(err)
					}
					return
				}
				if got, err := Template(k, l); err != nil || !bytes.Equal(got, want) {
					t.Errorf("%s has other columns or explanations (%v): run go generate", templateName(k, l), err)
				}
			})
		}
	}
}

// templateRows is how many rows of a template have formats and lists of choices.
const templateRows = 2000

// newTemplate makes the template of a kind. Its cells are texts, so that a spreadsheet program keeps 2019-07 as it is written.
func newTemplate(k Kind, l graph.Language) (_ []byte, err error) {
	f := excelize.NewFile()
	defer func() {
		if closed := f.Close(); err == nil {
			err = closed
		}
	}()
	t := &templateFile{File: f, kind: k, language: l}
	if err := t.writeHeaders(); err != nil {
		return nil, err
	}
	if err := t.writeExplanations(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = f.Write(&b)
	return b.Bytes(), err
}

type templateFile struct {
	*excelize.File
	kind     Kind
	language graph.Language
}

// say returns one of two texts.
func (t *templateFile) say(zh, en string) string { return inBoth{zh, en}.in(t.language) }

// writeHeaders writes the sheet to fill in.
func (t *templateFile) writeHeaders() error {
	sheet := sheetName(t.kind.Name(t.language))
	if err := t.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	needed, err := t.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}}})
	if err != nil {
		return err
	}
	optional, err := t.NewStyle(&excelize.Style{Font: &excelize.Font{Color: "595959"}})
	if err != nil {
		return err
	}
	const textFormat = 49 // @
	text, err := t.NewStyle(&excelize.Style{NumFmt: textFormat})
	if err != nil {
		return err
	}
	for i, c := range t.kind.Columns() {
		at, letters := cellName(i, 1), columnName(i)
		style := optional
		if c.Presence != Optional || c.Name == "source" {
			style = needed
		}
		width := 12.0 + 2*float64(len([]rune(c.Header(t.language)))/4)
		for _, err := range []error{t.SetColStyle(sheet, letters, text), t.SetColWidth(sheet, letters, letters, width),
			t.SetCellStr(sheet, at, c.Header(t.language)), t.SetCellStyle(sheet, at, at, style), t.addChoices(sheet, i, &c)} {
			if err != nil {
				return err
			}
		}
	}
	return t.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// sheetName returns a name without the signs that names of sheets may not have.
func sheetName(name string) string {
	return strings.NewReplacer("/", " ", "\\", " ", "?", " ", "*", " ", "[", " ", "]", " ", ":", " ").Replace(name)
}

// addChoices lets the cells of a column offer its values. Others may still be written.
func (t *templateFile) addChoices(sheet string, column int, c *Column) error {
	var values []string
	for _, choice := range c.Choices {
		values = append(values, t.say(choice.ZH, choice.Value))
	}
	if c.Type == FlagColumn {
		values = []string{t.say("是", "yes"), t.say("否", "no")}
	}
	if values == nil {
		return nil
	}
	v := excelize.NewDataValidation(true)
	v.SetSqref(cellName(column, 2) + ":" + cellName(column, templateRows))
	if err := v.SetDropList(values); err != nil {
		return err
	}
	v.ShowErrorMessage = false
	return t.AddDataValidation(sheet, v)
}

// writeExplanations writes the sheet that explains the columns.
func (t *templateFile) writeExplanations() error {
	sheet := t.say("填写说明", "Explanations")
	if _, err := t.NewSheet(sheet); err != nil {
		return err
	}
	rows := [][]string{{t.say("列名", "Header"), t.say("是否必填", "Needed"), t.say("含义", "Meaning"), t.say("可填的值", "Values"), t.say("示例", "Example")}}
	for _, c := range t.kind.Columns() {
		rows = append(rows, []string{c.Header(t.language), c.needed(t.language), c.Help(t.language), c.values(t.language), c.Example})
	}
	for i, row := range rows {
		for column, text := range row {
			if err := t.SetCellStr(sheet, cellName(column, i+1), text); err != nil {
				return err
			}
		}
	}
	for i, width := range []float64{22, 14, 60, 40, 40} {
		if err := t.SetColWidth(sheet, columnName(i), columnName(i), width); err != nil {
			return err
		}
	}
	return nil
}

// needed says whether the column is needed, in a language.
func (c *Column) needed(l graph.Language) string {
	switch {
	case c.Presence == Filled:
		return inBoth{"必填", "yes"}.in(l)
	case c.Presence == ColumnOnly:
		return inBoth{"需有此列，可留空", "the column, cells may be empty"}.in(l)
	case c.Name == "source":
		return inBoth{"必填，或为整个文件指定", "yes, or once for the file"}.in(l)
	}
	return inBoth{"可选", "no"}.in(l)
}

// values says what the cells of the column may hold, in a language.
func (c *Column) values(l graph.Language) string {
	switch c.Type {
	case ChoiceColumn:
		return c.words(l)
	case FlagColumn:
		return inBoth{"是、否", "yes, no"}.in(l)
	case DateColumn:
		return inBoth{"2019、2019-07、2019-07-30", "2019, 2019-07, 2019-07-30"}.in(l)
	case PlaceColumn, PlacesColumn:
		return inBoth{"名称、简称、路径、拼音或行政区划代码", "a name, short name, path, pinyin or code"}.in(l)
	case DecimalColumn:
		return inBoth{"数字", "a number"}.in(l)
	}
	return ""
}

package importer_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
)

const (
	relations   = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>`
	officeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	workbookXML = `<workbook xmlns:r="x"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`
)

// xlsxParts are the parts of a workbook with one sheet and these rows.
func xlsxParts(sheetData, sharedStrings string) map[string]string {
	parts := map[string]string{
		"_rels/.rels":              fmt.Sprintf(relations, `<Relationship Id="rId1" Type="`+officeTypes+`officeDocument" Target="xl/workbook.xml"/>`),
		"xl/workbook.xml":          workbookXML,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData>` + sheetData + `</sheetData></worksheet>`,
		"xl/_rels/workbook.xml.rels": fmt.Sprintf(relations, `<Relationship Id="rId1" Type="`+officeTypes+`worksheet" Target="worksheets/sheet1.xml"/>`+
			`<Relationship Id="rId2" Type="`+officeTypes+`sharedStrings" Target="sharedStrings.xml"/>`),
	}
	if sharedStrings != "" {
		parts["xl/sharedStrings.xml"] = sharedStrings
	}
	return parts
}

func zipOf(parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			panic(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			panic(err)
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

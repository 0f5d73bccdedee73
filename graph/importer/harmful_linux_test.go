package importer_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// bombed is a workbook whose sheet unpacks to so many bytes, and declares another number.
func bombed(unpacked int64, declared uint64) []byte {
	var deflated bytes.Buffer
	f, err := flate.NewWriter(&deflated, flate.BestCompression)
	if err != nil {
		panic(err)
	}
	block := bytes.Repeat([]byte(" "), 1<<20)
	sum := crc32.NewIEEE()
	for left := unpacked; left > 0; left -= int64(len(block)) {
		_, _ = f.Write(block)
		_, _ = sum.Write(block)
	}
	_ = f.Close()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	parts := xlsxParts("", "")
	delete(parts, "xl/worksheets/sheet1.xml")
	for name, text := range parts {
		w, _ := z.Create(name)
		_, _ = io.WriteString(w, text)
	}
	w, err := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CRC32: sum.Sum32(),
		CompressedSize64: uint64(deflated.Len()), UncompressedSize64: declared})
	if err != nil {
		panic(err)
	}
	_, _ = w.Write(deflated.Bytes())
	_ = z.Close()
	return b.Bytes()
}

// overlapping is an archive whose directory lists one entry a thousand times: 10 kB that unpack to 10 GB.
func overlapping() []byte {
	file := bombed(10<<20, 10<<20)
	end := bytes.LastIndex(file, []byte("PK\x05\x06"))
	start := binary.LittleEndian.Uint32(file[end+16:])
	directory := file[start:end]
	last := directory[bytes.LastIndex(directory, []byte("PK\x01\x02")):]
	out := append([]byte(nil), file[:end]...)
	for i := range 999 {
		entry := append([]byte(nil), last...)
		copy(entry[46:], fmt.Sprintf("xl/worksheets/s%04d", i)) // another name of the same length or less
		out = append(out, entry...)
	}
	tail := append([]byte(nil), file[end:]...)
	count := binary.LittleEndian.Uint16(tail[10:]) + 999
	binary.LittleEndian.PutUint16(tail[8:], count)
	binary.LittleEndian.PutUint16(tail[10:], count)
	binary.LittleEndian.PutUint32(tail[12:], uint32(len(out))-start)
	return append(out, tail...)
}

// noise is text that can't be packed much.
func noise(bytes int) string {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, bytes)
	for i := range b {
		b[i] = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ._"[r.IntN(64)]
	}
	return string(b)
}

// repeated is a text 1,000,000 times, with a number that looks random in each.
func repeated(format string) string {
	r := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	for range 1_000_000 {
		fmt.Fprintf(&b, format, r.Uint32())
	}
	return b.String()
}

const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>`

// harmful are files that are refused, and what the error says.
var harmful = []struct {
	name string
	file func() []byte
	want string
}{
	{"overlapping entries", overlapping, "unpacks to far more"},
	{"bomb", func() []byte { return bombed(32<<20, 32<<20) }, "unpacks to far more"},
	{"bomb that lies", func() []byte { return bombed(32<<20, 1000) }, "damaged"},
	{"entries", func() []byte {
		parts := xlsxParts("", "")
		for i := range 5000 {
			parts["xl/media/"+strconv.Itoa(i)] = ""
		}
		return zipOf(parts)
	}, "unpacks to far more"},
	{"entities in a sheet", func() []byte {
		parts := xlsxParts("", "")
		parts["xl/worksheets/sheet1.xml"] = laughs + `<worksheet><sheetData><row><c t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>`
		return zipOf(parts)
	}, "declares entities"},
	{"entities in strings", func() []byte { return zipOf(xlsxParts("", laughs+`<sst><si><t>&c;</t></si></sst>`)) }, "declares entities"},
	{"an entity that is not declared", func() []byte { return zipOf(xlsxParts("", `<sst><si><t>&c;</t></si></sst>`)) }, "damaged"},
	{"columns", func() []byte {
		return zipOf(xlsxParts("<row>"+repeated(`<c t="inlineStr"><is><t>%x</t></is></c>`)+"</row>", ""))
	}, "1,000 columns"},
	{"empty columns", func() []byte { return zipOf(xlsxParts("<row>"+repeated(`<c s="%x"/>`)+"</row>", "")) }, "1,000 columns"},
	{"a long cell", func() []byte {
		return zipOf(xlsxParts(`<row><c t="inlineStr"><is><t>`+noise(10<<20)+`</t></is></c></row>`, ""))
	}, "32,767"},
	{"a long string", func() []byte { return zipOf(xlsxParts("", "<sst><si><t>"+noise(10<<20)+"</t></si></sst>")) }, "32,767"},
	{"a long string of runs", func() []byte {
		return zipOf(xlsxParts("", "<sst><si>"+repeated("<r><t>%x</t></r>")+"</si></sst>"))
	}, "32,767"},
	{"a long attribute", func() []byte { return zipOf(xlsxParts(`<row r="`+noise(10<<20)+`"/>`, "")) }, "32,767"},
	{"a long row", func() []byte {
		cell := `<c t="s"><v>0</v></c>`
		return zipOf(xlsxParts("<row>"+strings.Repeat(cell, 900)+"</row>", "<sst><si><t>"+noise(30000)+"</t></si></sst>"))
	}, "too long"},
	{"strings", func() []byte {
		return zipOf(xlsxParts("", "<sst>"+strings.Repeat("<si><t>"+noise(2000)+"</t></si>", 100_000)+"</sst>"))
	}, "unpacks to far more"},
	{"a string that is not there", func() []byte { return zipOf(xlsxParts(`<row><c t="s"><v>7</v></c></row>`, "")) }, "damaged"},
	{"rows out of order", func() []byte { return zipOf(xlsxParts(`<row r="9"/><row r="3"/>`, "")) }, "damaged"},
	{"row numbers", func() []byte { return zipOf(xlsxParts(`<row r="99999999"/>`, "")) }, "damaged"},
	{"depth", func() []byte { return zipOf(xlsxParts(repeated(`<x a="%x">`), "")) }, "damaged"},
	{"merged cells", func() []byte {
		parts := xlsxParts(strings.Repeat("<row>"+strings.Repeat(`<c t="inlineStr"><is><t>区</t></is></c>`, 900)+"</row>", 60), "")
		parts["xl/worksheets/sheet1.xml"] = strings.Replace(parts["xl/worksheets/sheet1.xml"], "</worksheet>", "<mergeCells>"+
			repeated(`<mergeCell x="%x" ref="A1:XFD1048576"/>`)+"</mergeCells></worksheet>", 1)
		return zipOf(parts)
	}, "no table"},
	{"a torn archive", func() []byte { f := zipOf(xlsxParts("", "")); return f[:len(f)/2] }, "damaged"},
	{"noise in an archive", func() []byte {
		f := zipOf(xlsxParts(strings.Repeat("<row/>", 10000), ""))
		for i := 100; i < len(f)-200; i += 97 {
			f[i] ^= 0x55
		}
		return f
	}, ""},
	{"only a signature", func() []byte { return []byte("PK\x03\x04") }, "damaged"},
	{"an old spreadsheet", func() []byte { return []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more") }, ".xls"},
	{"a PDF", func() []byte { return []byte("%PDF-1.7") }, "PDF"},
	{"OpenDocument", func() []byte { return zipOf(map[string]string{"mimetype": "x", "content.xml": "<x/>"}) }, ".ods"},
	{"Numbers", func() []byte { return zipOf(map[string]string{"Index/Document.iwa": "x"}) }, "Numbers"},
	{"a binary spreadsheet", func() []byte { return zipOf(map[string]string{"xl/workbook.bin": "x"}) }, ".xlsb"},
	{"a zip", func() []byte { return zipOf(map[string]string{"a.txt": "x", "_rels/.rels": "<x/>"}) }, "no .xlsx"},
	{"a web page", func() []byte { return []byte("\ufeff <html><table><tr><td>区</td></tr></table></html>") }, "web page"},
	{"nothing", func() []byte { return nil }, "empty"},
	{"zeros", func() []byte { return make([]byte, 10<<20) }, "no text"},
	{"a text cell", func() []byte { return []byte("区,合作地区\n徐汇区," + noise(10<<20)) }, "too long"},
	{"an open quotation mark", func() []byte {
		return []byte("区,合作地区\n徐汇区,\"" + strings.Repeat("大理市,2019\n", 1<<20))
	}, "too long"},
	{"text columns", func() []byte { return []byte(strings.Repeat("a,", 100_000) + "\n") }, "1,000 columns"},
	{"no encoding", func() []byte { return []byte("区,合作地区,\xff\xff\xff\x80\x80\n") }, "encoding"},
}

// Each harmful file is refused within 1 s and 64 MB.
func TestHarmfulFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("bounds on memory hold without the race detector only")
	}
	for _, h := range harmful {
		t.Run(h.name, func(t *testing.T) {
			t.Parallel()
			name := filepath.Join(t.TempDir(), "file")
			if err := os.WriteFile(name, h.file(), 0o600); err != nil {
				t.Fatal(err)
			}
			o := readInProcess(t, name, "")
			t.Logf("%v, %d MB: %s", o.Took.Round(time.Millisecond), o.KB>>10, o.Err)
			if o.Err == "" || !strings.Contains(o.Err, h.want) {
				t.Errorf("the error is %q: want one with %q", o.Err, h.want)
			}
			if o.KB > 64<<10 {
				t.Errorf("it took %d MB", o.KB>>10)
			}
			if o.Took > time.Second {
				t.Errorf("it took %v", o.Took)
			}
		})
	}
}

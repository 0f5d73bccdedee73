package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// The limits of an archive, which an XLSX file is.
const (
	maxEntries  = 2000
	maxUnpacked = 1 << 30   // bytes of all entries that are read
	maxStrings  = 128 << 20 // bytes of the shared strings
	maxPart     = 16 << 20  // bytes of each other part that is not a sheet
	// maxRatio is how many times smaller than its content an entry may be, beyond the first megabyte. Apache POI has the same
	// limit (ZipSecureFile); sheets are compressed to a tenth.
	maxRatio  = 100
	freeBytes = 1 << 20
)

var (
	errBroken = unreadable(inBoth{".xlsx 文件已损坏", "the .xlsx file is damaged"}, saveAgain)
	errBomb   = unreadable(inBoth{".xlsx 文件解压后远大于电子表格应有的大小", "the .xlsx file unpacks to far more than a spreadsheet has"}, newSheet)
)

// archive is the parts of an XLSX file by name. Nothing is unpacked before it is read, and no part gives more bytes than the
// directory of the archive declares for it.
type archive struct{ parts map[string]*zip.File }

// openArchive checks the directory of an archive: how many entries there are, that none overlaps another, and what they
// declare to unpack to.
func openArchive(file []byte) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, errBroken
	}
	if len(z.File) > maxEntries {
		return nil, errBomb
	}
	a := &archive{map[string]*zip.File{}}
	type extent struct{ first, end int64 }
	var extents []extent
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(f.Name, "\\", "/")), "/"))
		first, err := f.DataOffset()
		if err != nil || a.parts[name] != nil || f.Flags&1 != 0 || f.Method != zip.Store && f.Method != zip.Deflate {
			return nil, errBroken
		}
		end := first + int64(f.CompressedSize64)
		if f.CompressedSize64 > uint64(len(file)) || end > int64(len(file)) {
			return nil, errBroken
		}
		if f.UncompressedSize64 > freeBytes && f.UncompressedSize64/maxRatio > f.CompressedSize64 {
			return nil, errBomb
		}
		extents = append(extents, extent{first, end})
		a.parts[name] = f
	}
	slices.SortFunc(extents, func(a, b extent) int { return int(a.first - b.first) })
	for i := 1; i < len(extents); i++ {
		if extents[i].first < extents[i-1].end {
			return nil, errBomb // entries that share their content
		}
	}
	return a, nil
}

// declared returns how many bytes a part declares to unpack to.
func (a *archive) declared(name string) uint64 {
	if f := a.parts[strings.ToLower(name)]; f != nil {
		return f.UncompressedSize64
	}
	return 0
}

// open returns the content of a part. Reading more than limit, or more than the part declares, is an error.
func (a *archive) open(name string, limit uint64) (io.ReadCloser, error) {
	f := a.parts[strings.ToLower(name)]
	if f == nil {
		return nil, errBroken
	}
	if f.UncompressedSize64 > limit {
		return nil, errBomb
	}
	content, err := f.Open()
	if err != nil {
		return nil, errBroken
	}
	return &partReader{content, int64(f.UncompressedSize64)}, nil
}

// partReader reads one part of an archive.
type partReader struct {
	io.ReadCloser
	left int64 // bytes
}

func (r *partReader) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	if r.left -= int64(n); r.left < 0 {
		return 0, errBomb
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return n, errBroken
	}
	return n, err
}

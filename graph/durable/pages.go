package durable

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
)

// bbolt trusts its file: a damaged page can make it panic, follow a circle of pages for ever, or read beyond the end of the
// file. So the pages are checked before bbolt opens the file, and bbolt opens no file that is not whole. The layout is that of
// version 2 of its format, with numbers in the order of the processor, little endian on all that Go's bbolt is used on here:
//
//	page   id 8, flags 2, count 2, overflow 4; then the elements
//	meta   magic 4, version 4, page size 4, flags 4, root page 8, sequence 8, freelist 8, number of pages 8, transaction 8, FNV-1a 8
//	branch element  position 4, key size 4, page 8
//	leaf element    flags 4, position 4, key size 4, value size 4; the position is counted from the element
//	bucket          root page 8, sequence 8; if the root page is 0, a page follows it
const (
	pageHeadSize  = 16
	metaSize      = 64
	boltMagic     = 0xED0CDAED
	boltVersion   = 2
	branchPage    = 1
	leafPage      = 2
	bucketElement = 1
	noFreelist    = ^uint64(0)
	elementSize   = 16
	bucketSize    = 16
	maxPageSize   = 1 << 16
	deepestTree   = 64 // pages below pages
)

// boltValue is a value of a bucket, and where it is in the file.
type boltValue struct {
	key, value []byte
	offset     int64
}

// pageWalker walks through the pages of a bbolt file, and reads it as a file.
type pageWalker struct {
	file     io.ReaderAt
	pageSize int64
	pages    uint64
	visited  []bool
	buckets  []string
	values   func(bucket string, v boltValue)
}

// walkPages calls values with each value of each bucket, in the order of the keys, and returns the names of the buckets. Its error
// says what is wrong with the file.
func walkPages(file io.ReaderAt, size int64, values func(bucket string, v boltValue)) (buckets []string, err error) {
	root, w, err := newestMeta(file, size)
	if err != nil {
		return nil, err
	}
	w.values = values
	err = w.page(root, "", keyRange{}, 0)
	return w.buckets, err
}

// newestMeta reads the two meta pages and returns the root page of the newer one. One that is damaged is an error as well,
// since the transaction that wrote it may be lost.
func newestMeta(file io.ReaderAt, size int64) (root uint64, w *pageWalker, err error) {
	w = &pageWalker{file: file}
	var newest uint64
	for i := range int64(2) {
		meta := make([]byte, pageHeadSize+metaSize)
		at := i * w.pageSize
		if _, err := file.ReadAt(meta, at); err != nil {
			return 0, nil, fmt.Errorf("meta page %d: %w", i, err)
		}
		u32 := func(at int) uint32 { return binary.LittleEndian.Uint32(meta[pageHeadSize+at:]) }
		u64 := func(at int) uint64 { return binary.LittleEndian.Uint64(meta[pageHeadSize+at:]) }
		sum := fnv.New64a()
		_, _ = sum.Write(meta[pageHeadSize : pageHeadSize+metaSize-8]) // it never fails
		if u32(0) != boltMagic || u32(4) != boltVersion || u64(metaSize-8) != sum.Sum64() {
			return 0, nil, fmt.Errorf("meta page %d is damaged", i)
		}
		if id, flags := binary.LittleEndian.Uint64(meta), binary.LittleEndian.Uint16(meta[8:]); id != uint64(i) || flags != 4 {
			return 0, nil, fmt.Errorf("meta page %d has a damaged head", i)
		}
		w.pageSize = int64(u32(8))
		if w.pageSize < 512 || w.pageSize > maxPageSize || u64(32) != noFreelist {
			return 0, nil, fmt.Errorf("meta page %d is of another program", i)
		}
		if transaction := u64(48); i == 0 || transaction > newest {
			newest, root, w.pages = transaction, u64(16), u64(40)
		}
	}
	if w.pages > uint64(size/w.pageSize) {
		return 0, nil, fmt.Errorf("the file ends after %d of %d pages", size/w.pageSize, w.pages)
	}
	w.visited = make([]bool, w.pages)
	return root, w, nil
}

// read returns a page with its overflow.
func (w *pageWalker) read(id uint64) ([]byte, error) {
	if id < 2 || id >= w.pages {
		return nil, fmt.Errorf("there is no page %d", id)
	}
	b := make([]byte, w.pageSize)
	if _, err := w.file.ReadAt(b, int64(id)*w.pageSize); err != nil {
		return nil, fmt.Errorf("page %d: %w", id, err)
	}
	more := uint64(binary.LittleEndian.Uint32(b[12:]))
	if binary.LittleEndian.Uint64(b) != id || more >= w.pages-id {
		return nil, fmt.Errorf("page %d has a damaged head", id)
	}
	for i := id; i <= id+more; i++ {
		if w.visited[i] {
			return nil, fmt.Errorf("page %d is met twice", i)
		}
		w.visited[i] = true
	}
	if more > 0 {
		b = make([]byte, int64(1+more)*w.pageSize)
		if _, err := w.file.ReadAt(b, int64(id)*w.pageSize); err != nil {
			return nil, fmt.Errorf("page %d: %w", id, err)
		}
	}
	return b, nil
}

// keyRange is where the keys of a page are: from a key on, and below another one unless that is nil.
type keyRange struct{ from, to []byte }

// page walks through a page and those below it. The bucket is "" for the page of the buckets.
func (w *pageWalker) page(id uint64, bucket string, keys keyRange, depth int) error {
	if depth > deepestTree {
		return fmt.Errorf("page %d lies too deep", id)
	}
	b, err := w.read(id)
	if err != nil {
		return err
	}
	return w.walk(b, int64(id)*w.pageSize, bucket, keys, depth)
}

// walk walks through a page that begins at an offset of the file.
func (w *pageWalker) walk(page []byte, offset int64, bucket string, keys keyRange, depth int) error {
	elements, err := elementsOf(page, keys)
	if err != nil {
		return fmt.Errorf("the page at byte %d is damaged: %w", offset, err)
	}
	for i, e := range elements {
		switch {
		case e.page != 0:
			below := keyRange{e.key, keys.to}
			if i+1 < len(elements) {
				below.to = elements[i+1].key
			}
			err = w.page(e.page, bucket, below, depth+1)
		case (bucket == "") != (e.flags == bucketElement) || e.flags > bucketElement:
			err = fmt.Errorf("element %d of the page at byte %d is of a wrong kind", i, offset)
		case bucket != "":
			w.values(bucket, boltValue{e.key, page[e.at : e.at+e.size], offset + e.at})
		default:
			err = w.bucket(string(e.key), page[e.at:e.at+e.size], offset+e.at)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// bucket walks through a bucket, whose value is at an offset of the file.
func (w *pageWalker) bucket(name string, value []byte, offset int64) error {
	if len(value) < bucketSize || name == "" {
		return fmt.Errorf("the bucket at byte %d is damaged", offset)
	}
	w.buckets = append(w.buckets, name)
	if root := binary.LittleEndian.Uint64(value); root != 0 {
		return w.page(root, name, keyRange{}, 0)
	}
	return w.walk(value[bucketSize:], offset+bucketSize, name, keyRange{}, deepestTree)
}

// element is an element of a page.
type element struct {
	key      []byte
	page     uint64 // of a branch page: the page below, which is never page 0
	flags    uint32 // of a leaf page
	at, size int64  // of a leaf page: where its value is in the page
}

// elementsOf reads the elements of a branch page or a leaf page. Their keys have an order, and are in a range.
func elementsOf(page []byte, keys keyRange) ([]element, error) {
	if len(page) < pageHeadSize {
		return nil, errors.New("it is too short")
	}
	kind, count := binary.LittleEndian.Uint16(page[8:]), int(binary.LittleEndian.Uint16(page[10:]))
	first := pageHeadSize + count*elementSize
	if kind != branchPage && kind != leafPage || first > len(page) || kind == branchPage && count == 0 {
		return nil, errors.New("its head is wrong")
	}
	elements := make([]element, count)
	for i := range elements {
		at := int64(pageHeadSize + i*elementSize)
		u32 := func(n int64) int64 { return int64(binary.LittleEndian.Uint32(page[at+n:])) }
		e := &elements[i]
		start, keySize := at+u32(0), u32(4)
		if kind == branchPage {
			if e.page = binary.LittleEndian.Uint64(page[at+8:]); e.page == 0 {
				return nil, fmt.Errorf("element %d has no page", i)
			}
		} else {
			e.flags, e.size = uint32(u32(0)), u32(12)
			start, keySize = at+u32(4), u32(8)
		}
		e.at = start + keySize
		if start < int64(first) || e.at+e.size > int64(len(page)) {
			return nil, fmt.Errorf("element %d is not in it", i)
		}
		e.key = page[start:e.at]
		if i > 0 && bytes.Compare(elements[i-1].key, e.key) >= 0 || keys.to != nil && bytes.Compare(e.key, keys.to) >= 0 ||
			bytes.Compare(e.key, keys.from) < 0 {
			return nil, fmt.Errorf("element %d is not in order", i)
		}
	}
	return elements, nil
}

package durable

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
)

// A block is how every file of a directory holds data: a mark, a checksum, a length, and the data. The checksum is a CRC-32C
// (Castagnoli et al. 1993, DOI 10.1109/26.231911), which finds every damage of up to 32 bits in a row; it covers the length too.
const (
	blockMark   = "\x89CGB"
	headSize    = 12
	maxDataSize = 1<<31 - 1<<16 // what a value of bbolt can hold
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// beginBlock returns the beginning of a block, for at most about size bytes of data. endBlock completes it.
func beginBlock(size int) []byte {
	return append(make([]byte, 0, headSize+size), make([]byte, headSize)...)
}

// endBlock sets the mark, the checksum and the length of a block to which its data was appended.
func endBlock(b []byte) []byte {
	copy(b, blockMark)
	binary.BigEndian.PutUint32(b[8:], uint32(len(b)-headSize))
	binary.BigEndian.PutUint32(b[4:], crc32.Checksum(b[8:], castagnoli))
	return b
}

// checksum returns the checksum of a block.
func checksum(block []byte) uint32 { return binary.BigEndian.Uint32(block[4:]) }

// checkBlock returns an error unless b is one whole block.
func checkBlock(b []byte) error {
	switch {
	case len(b) < headSize || string(b[:4]) != blockMark:
		return errNoBlock
	case int(binary.BigEndian.Uint32(b[8:])) != len(b)-headSize:
		return errors.New("a block of another length")
	case crc32.Checksum(b[8:], castagnoli) != checksum(b):
		return errors.New("a block with a wrong checksum")
	}
	return nil
}

// scanner reads the blocks of a file, from its beginning to its end.
type scanner struct {
	file io.ReaderAt
	size int64
	at   int64 // where the next block begins
	buf  *bufio.Reader
	data []byte
}

func newScanner(file io.ReaderAt, size int64) *scanner {
	s := &scanner{file: file, size: size}
	s.seek(0)
	return s
}

func (s *scanner) seek(at int64) {
	s.at = at
	s.buf = bufio.NewReaderSize(io.NewSectionReader(s.file, at, s.size-at), 1<<18)
}

// next returns the next block, which is valid until the next call. At the end of the file the error is io.EOF. Another error
// says what is wrong with the bytes there; then skip goes on.
func (s *scanner) next() ([]byte, error) {
	if s.at >= s.size {
		return nil, io.EOF
	}
	head, err := s.buf.Peek(headSize)
	if err != nil {
		return nil, orTorn(err)
	}
	size := headSize + int64(binary.BigEndian.Uint32(head[8:]))
	if string(head[:4]) != blockMark || size > s.size-s.at {
		return nil, errNoBlock
	}
	if int64(cap(s.data)) < size {
		s.data = make([]byte, size)
	}
	s.data = s.data[:size]
	if _, err := io.ReadFull(s.buf, s.data); err != nil {
		return nil, orTorn(err)
	}
	if err := checkBlock(s.data); err != nil {
		return nil, err
	}
	s.at += size
	return s.data, nil
}

func orTorn(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errNoBlock
	}
	return err
}

var errNoBlock = errors.New("no whole block")

// skip goes to the next block after bytes that are none, or to the end. It returns whether there is a whole block.
func (s *scanner) skip() bool {
	for at := s.at + 1; at < s.size; at++ {
		s.seek(at)
		for {
			part, err := s.buf.Peek(min(s.buf.Size(), int(s.size-at)))
			i := bytes.Index(part, []byte(blockMark))
			if i >= 0 {
				at += int64(i)
				break
			}
			if err != nil || len(part) < s.buf.Size() {
				s.seek(s.size)
				return false
			}
			n, _ := s.buf.Discard(len(part) - len(blockMark) + 1)
			at += int64(n)
		}
		s.seek(at)
		if _, err := s.next(); err == nil {
			s.seek(at)
			return true
		}
	}
	s.seek(s.size)
	return false
}

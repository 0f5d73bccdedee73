package durable

import (
	"errors"
	"fmt"
	"io"
	"os"

	"coopgraph/graph"
)

// logFile is the log: a block with the header, and the blocks of all commits.
type logFile struct {
	file *os.File
	size int64 // where the next block goes
}

// createLog makes a log of these blocks, in place of one of that name, and opens it. Its error of next is returned as it is.
func createLog(path string, h header, next func() (graph.Revision, []byte, error)) (*logFile, error) {
	temporary := path + temporarySuffix
	f, err := os.OpenFile(temporary, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	l := &logFile{file: f}
	for block := h.block(); block != nil && err == nil; {
		if err = l.write(block); err == nil {
			_, block, err = next()
		}
	}
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = replaceFile(temporary, path)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close(), removeFile(temporary))
	}
	return l, nil
}

// openLog opens a log that was checked and ends at size. What is behind that is cut off.
func openLog(path string, size int64) (*logFile, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	l := &logFile{f, size}
	if err := l.cut(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return l, nil
}

func (l *logFile) write(block []byte) error {
	if _, err := l.file.WriteAt(block, l.size); err != nil {
		return err
	}
	l.size += int64(len(block))
	return nil
}

// add writes a block, and returns when it is on the disk. After an error the log is as before, unless the second result is
// false: then nobody knows.
func (l *logFile) add(block []byte) (err error, known bool) {
	before := l.size
	if err = l.write(block); err != nil {
		return err, l.cut() == nil
	}
	if err = l.file.Sync(); err != nil {
		l.size = before
		return err, false
	}
	return nil, true
}

// remove takes the last block away.
func (l *logFile) remove(block []byte) error {
	l.size -= int64(len(block))
	return l.cut()
}

// cut cuts off what is behind the last block.
func (l *logFile) cut() error {
	if info, err := l.file.Stat(); err != nil || info.Size() == l.size {
		return err
	}
	if err := l.file.Truncate(l.size); err != nil {
		return err
	}
	return l.file.Sync()
}

// readBlock reads the block at a place of a file.
func readBlock(file io.ReaderAt, at location) ([]byte, error) {
	block := make([]byte, at.size)
	if _, err := file.ReadAt(block, at.offset); err != nil {
		return nil, err
	}
	if err := checkBlock(block); err != nil {
		return nil, fmt.Errorf("byte %d: %w", at.offset, err)
	}
	return block, nil
}

// removeFile removes a file if there is one.
func removeFile(path string) error {
	if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}

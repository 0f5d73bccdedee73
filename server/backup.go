package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"coopgraph/graph"
	"coopgraph/graph/durable"
)

// backup writes the data directory to the file of the operand. A file that is there already is replaced once the new one is
// whole.
func backup(c config, stdout, stderr io.Writer) (err error) {
	if err := checkOutput(c.operand, c.data); err != nil {
		return err
	}
	ctx := context.Background()
	asks, err := openClient(ctx, c, nil, stderr)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, asks.close()) }()
	bytes, err := writeWhole(c.operand, func(w io.Writer) error { return asks.copy(ctx, "/backup", w) })
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s is a backup of %s: %d bytes\n", c.operand, c.data, bytes)
	return nil
}

// checkOutput refuses to write a file into the data directory, or in place of what is no regular file.
func checkOutput(file, data string) error {
	if isSameFile(filepath.Dir(file), data) {
		return withHint(&graph.Error{Code: graph.InvalidArgument, Message: file + " is in the data directory, whose files it might replace", Hint: "Name a file elsewhere, at best on another disk."})
	}
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() {
		return withHint(&graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%s is there already, and is no regular file (%s)", file, info.Mode()), Hint: "Name another file."})
	}
	return nil
}

// isSameFile reports whether two names, through links too, are those of one file or one directory.
func isSameFile(a, b string) bool {
	first, err := os.Stat(a)
	second, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(first, second)
}

// backup writes a backup of the data directory.
func (l local) backup(ctx context.Context, w io.Writer) error {
	d, ok := l.store.(*durable.Store)
	if !ok {
		return &graph.Error{Code: graph.FailedPrecondition, Message: "only a data directory has backups", Hint: "Name it by -data."}
	}
	return d.Backup(ctx, w)
}

// writeWhole writes a file in one piece: under another name until it is whole and on the disk. It returns its length.
func writeWhole(name string, write func(io.Writer) error) (bytes int64, err error) {
	file, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+"-*") // its mode is 0600
	if err != nil {
		return 0, err
	}
	defer func() {
		_ = file.Close() // it may be closed
		if err != nil {
			_ = os.Remove(file.Name())
		}
	}()
	if err := write(file); err != nil {
		return 0, err
	}
	if err := file.Sync(); err != nil {
		return 0, err
	}
	if bytes, err = file.Seek(0, io.SeekCurrent); err != nil {
		return 0, err
	}
	if err := file.Close(); err != nil {
		return 0, err
	}
	return bytes, os.Rename(file.Name(), name)
}

// restore puts the network of a backup in place of what the data directory holds. Without a file it goes on from what damage
// has left, without the commits that were lost. No server may hold the directory.
func restore(c config, stdout, _ io.Writer) error {
	if c.operand == "" {
		report, err := durable.Accept(c.data)
		if err != nil {
			return err
		}
		fmt.Fprintf(stdout, "%s goes on without %d lost commits\n%s", c.data, len(report.Lost), report)
		return nil
	}
	file, err := os.Open(c.operand)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was only read
	if err := durable.Restore(c.data, file, c.accept); err != nil {
		return err
	}
	store, err := durable.Open(c.data)
	if err != nil {
		return err
	}
	network, err := store.Network(context.Background(), graph.Scope{})
	if err == nil {
		fmt.Fprintf(stdout, "%s holds %s: revision %d, %d nodes, %d ties\n", c.data, c.operand, network.Version.Revision, len(network.Nodes), len(network.Ties))
	}
	return errors.Join(err, store.Close())
}

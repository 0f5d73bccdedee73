package main

import (
	"context"
	"io"
)

// exportFile opens the store and writes what is asked for as a file.
func exportFile(c config, d *demand, w io.Writer) error {
	ctx := context.Background()
	store, _, err := open(ctx, c)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }() // nothing is left to be lost
	e, err := d.from(ctx, store)
	if err != nil {
		return err
	}
	return e.Write(w, d.format, d.part, d.options)
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/user"
	"strconv"
)

// undo makes a commit that takes another one back.
func undo(c config, stdout, stderr io.Writer) (err error) {
	revision, err := strconv.ParseUint(c.operand, 10, 63)
	if err != nil {
		return usageError{fmt.Errorf("%.40q is no revision: a revision is a whole number, as import prints it", c.operand)}
	}
	ctx := context.Background()
	asks, err := openClient(ctx, c, nil, stderr)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, asks.close()) }()
	query := url.Values{"by": {c.actor()}, "note": {c.note}}
	res, err := asks.send(ctx, http.MethodPost, fmt.Sprintf("/commits/%d/undo?%s", revision, query.Encode()), nil, nil)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	var answer struct{ Revision, Undone, Records uint64 }
	if err := json.NewDecoder(res.Body).Decode(&answer); err != nil {
		return err
	}
	fmt.Fprintf(stdout, wordings[languageOf(c.language, os.LookupEnv)].undone, answer.Revision, answer.Undone, answer.Records)
	return nil
}

// actor returns who makes a commit: -by, or else the user of this process.
func (c config) actor() string {
	if c.by != "" {
		return c.by
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return fmt.Sprintf("user %d", os.Getuid()) // a container may have no list of users
}

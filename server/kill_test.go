package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"coopgraph/graph"
	"coopgraph/graph/importer"
	"coopgraph/seed"
)

var kills = flag.Int("kills", 3, "how often TestKill kills the server")

// A batch is the rows of one import, and whether the server has acknowledged it.
type batch struct {
	rows         []string
	acknowledged bool
}

// batches returns a function that returns spreadsheets with this many pairs, which the dataset does not have, nor another one
// of them.
func batches(t *testing.T, rows int) func() *batch {
	t.Helper()
	dataset, err := seed.Load(seed.Official, seed.Reported)
	if err != nil {
		t.Fatal(err)
	}
	var districts, counties []string
	known := map[graph.ID]bool{}                         // the ends of friendly pairs
	for _, r := range slices.Backward(dataset.Records) { // ties first
		switch r := r.(type) {
		case *graph.FriendlyPair:
			known[r.FromID], known[r.ToID] = true, true
		case *graph.District:
			districts = append(districts, r.Code)
		case *graph.County:
			if !known[r.ID] {
				counties = append(counties, r.Code)
			}
		}
	}
	next := 0
	var mu sync.Mutex
	return func() *batch {
		mu.Lock()
		defer mu.Unlock()
		b := &batch{}
		for range rows {
			b.rows = append(b.rows, fmt.Sprintf("%s,%s,%d,测试名单,REPORTED", districts[next%len(districts)], counties[next/len(districts)], 2000+next%20))
			next++
		}
		return b
	}
}

// sendBatches imports batches, or looks what an import of them would change.
func (c *client) sendBatches(ctx context.Context, apply bool, all ...*batch) (*importAnswer, error) {
	var rows []string
	for _, b := range all {
		rows = append(rows, b.rows...)
	}
	file := "district,partner,since,source,evidence\n" + strings.Join(rows, "\n") + "\n"
	res, err := c.send(ctx, http.MethodPost, fmt.Sprintf("/import?apply=%t&by=test&kind=friendly-pairs", apply), nil, strings.NewReader(file))
	if err != nil {
		return nil, err
	}
	defer func() { _ = res.Body.Close() }()
	answer := new(importAnswer)
	return answer, json.NewDecoder(res.Body).Decode(answer)
}

// batchRows is how many pairs a batch of TestKill has.
const batchRows = 5

// TestKill kills a server at random moments while clients write. After each start the server has all that it acknowledged,
// and what it had not acknowledged as a whole or not at all.
func TestKill(t *testing.T) {
	dir, next := t.TempDir(), batches(t, batchRows)
	var before []*batch // that the server has
	for kill := range *kills {
		p := startProgram(t, "-data", dir)
		var writers sync.WaitGroup
		written := make([][]*batch, 2)
		for i := range written {
			writers.Go(func() { written[i] = writeUntilKilled(t, dir, next) })
		}
		time.Sleep(50*time.Millisecond + rand.N(400*time.Millisecond))
		p.signal(syscall.SIGKILL)
		p.exit()
		writers.Wait()
		p = startProgram(t, "-data", dir)
		now := append(append([]*batch{}, written[0]...), written[1]...)
		acknowledged := checkBatches(t, dir, now)
		before = append(before, acknowledged...)
		t.Logf("kill %d: %d of %d imports are there, %d in all", kill+1, len(acknowledged), len(now), len(before))
		p.signal(syscall.SIGKILL)
		p.exit()
	}
	startProgram(t, "-data", dir)
	for start := 0; start < len(before); start += 200 {
		some := before[start:min(start+200, len(before))]
		asks := newSocketClient(t.Context(), dir)
		answer, err := asks.sendBatches(t.Context(), false, some...)
		if err != nil || answer.Counts[importer.Same] != len(some)*batchRows {
			t.Errorf("of %d acknowledged imports the rows are %v, %v", len(some), answer, err)
		}
	}
	if len(before) < *kills {
		t.Errorf("only %d imports were acknowledged", len(before))
	}
}

// writeUntilKilled imports one batch after the other until the server does not answer, and returns them.
func writeUntilKilled(t *testing.T, dir string, next func() *batch) (written []*batch) {
	asks := newSocketClient(t.Context(), dir)
	if asks == nil {
		t.Error("nobody listens")
		return nil
	}
	defer func() { _ = asks.close() }()
	for {
		b := next()
		written = append(written, b)
		answer, err := asks.sendBatches(t.Context(), true, b)
		if err != nil {
			return written
		}
		if b.acknowledged = answer.Applied; !answer.Applied {
			t.Errorf("a batch is not applied: %+v", answer)
			return written
		}
	}
}

// checkBatches returns those that the server has. It has all that were acknowledged, and no part of a batch.
func checkBatches(t *testing.T, dir string, all []*batch) (held []*batch) {
	t.Helper()
	asks := newSocketClient(t.Context(), dir)
	if asks == nil {
		t.Fatal("nobody listens")
	}
	defer func() { _ = asks.close() }()
	if len(all) == 0 {
		return nil
	}
	const most = 2000 // rows of an answer
	for some := range slices.Chunk(all, max(1, most/len(all[0].rows))) {
		answer, err := asks.sendBatches(t.Context(), false, some...)
		if err != nil {
			t.Fatal(err)
		}
		if answer.Omitted > 0 {
			t.Fatalf("%d rows are left out", answer.Omitted)
		}
		rows := answer.Rows // in the order of the file, since none has a problem
		for _, b := range some {
			same := 0
			for _, row := range rows[:len(b.rows)] {
				if row.Status == importer.Same {
					same++
				}
			}
			rows = rows[len(b.rows):]
			switch {
			case same == len(b.rows):
				held = append(held, b)
			case b.acknowledged:
				t.Errorf("an acknowledged import is lost: %d rows are there", same)
			case same > 0:
				t.Errorf("an import is there in part: %d rows of %d", same, len(b.rows))
			}
		}
	}
	return held
}

// A backup that is made while a client writes has the imports of one moment: all up to some import, and none after it.
func TestBackupWhileWriting(t *testing.T) {
	dir, other, next := t.TempDir(), filepath.Join(t.TempDir(), "other"), batches(t, batchRows)
	file := filepath.Join(t.TempDir(), "backup")
	p := startProgram(t, "-data", dir)
	written := make(chan []*batch)
	go func() { written <- writeUntilKilled(t, dir, next) }()
	time.Sleep(200 * time.Millisecond)
	mustRun(t, "backup", file, "-data", dir)
	p.signal(syscall.SIGKILL)
	p.exit()
	all := <-written
	for _, b := range all {
		b.acknowledged = false // the backup does not have the last ones
	}
	mustRun(t, "restore", file, "-data", other)
	startProgram(t, "-data", other)
	held := checkBatches(t, other, all)
	if len(held) == 0 || !slices.Equal(held, all[:len(held)]) {
		t.Errorf("the backup has %d of %d imports, or not the first ones", len(held), len(all))
	}
}

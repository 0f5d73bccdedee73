package guard

import (
	"context"
	"io"
	"time"
)

// FileTurn is the turn of a file that is made while it is sent. It has a slot of the class File from its beginning to its
// end. While the file is computed, it has a slot of the class Heavy too, so that both together never keep all processors
// busy; a client that reads slowly does not keep that slot.
type FileTurn struct {
	heavy       *queue // nil without admission control
	releaseFile func()
	releaseSlot func() // of the class Heavy
}

// patience is how long a client may take to read a piece before the file gives up its slot of the class Heavy.
const patience = 2 * time.Millisecond

// AcquireFile waits until a file may be made, and returns its turn, which Release ends. The errors are those of Acquire.
func (a *Admission) AcquireFile(ctx context.Context) (*FileTurn, error) {
	releaseFile, err := a.Acquire(ctx, File)
	if err != nil {
		return nil, err
	}
	t := &FileTurn{releaseFile: releaseFile, releaseSlot: func() {}}
	if a != nil {
		t.heavy = a.classes[Heavy]
	}
	if err := t.compute(ctx); err != nil {
		releaseFile()
		return nil, err
	}
	return t, nil
}

// Release ends the turn.
func (t *FileTurn) Release() {
	t.releaseSlot()
	t.releaseFile()
}

// compute waits for a slot of the class Heavy. It is never refused: so few files have a turn that the wait is short.
func (t *FileTurn) compute(ctx context.Context) (err error) {
	if t.heavy == nil {
		return nil
	}
	release, err := t.heavy.wait(ctx)
	if err == nil {
		t.releaseSlot = release
	}
	return err
}

// Writer returns a writer that sends the file to a client.
func (t *FileTurn) Writer(client io.Writer) io.Writer { return turnWriter{t, client} }

type turnWriter struct {
	turn   *FileTurn
	client io.Writer
}

// Write gives up the slot of the class Heavy if the client takes long, and waits for another one before it returns.
func (w turnWriter) Write(b []byte) (int, error) {
	given := make(chan struct{})
	timer := time.AfterFunc(patience, func() {
		w.turn.releaseSlot()
		close(given)
	})
	n, err := w.client.Write(b)
	if timer.Stop() || err != nil {
		return n, err
	}
	<-given
	return n, w.turn.compute(context.Background()) // a client that has left is noticed by the next Write
}

package breadth

import (
	"context"
	"fmt"
	"sync"
)

// level is the resolvers that run at the same time. Its business is that equal questions are asked once.
type level struct {
	number  int // from 1 on
	mu      sync.Mutex
	active  int // resolvers that neither wait for an answer nor have returned
	waiting []*asker
}

// asker is a resolver that has a question.
type asker struct {
	question any
	about    any           // the []In
	turn     chan struct{} // closed when it may go on: with its answer, or as the one who asks for all in same
	same     []*asker
	answer   any // the []Out
	err      error
	panicked any
}

// question tells the questions of one caller of Join from those of another that happens to use an equal key.
type question[K comparable, In comparable, Out any] struct{ key K }

type levelKey struct{}

func withLevel(ctx context.Context, number, resolvers int) (context.Context, *level) {
	l := &level{number: number, active: resolvers}
	return context.WithValue(ctx, levelKey{}, l), l
}

// Level is which level of the operation a resolver runs in, from 1 on. It is 0 where resolvers do not run side by side.
func Level(ctx context.Context) int {
	if l, _ := ctx.Value(levelKey{}).(*level); l != nil {
		return l.number
	}
	return 0
}

// Join asks a question about some things, together with the resolvers of the same level that ask the same, which is what
// an equal key of the same type says: ask is called once for all of them, with each thing once, and answers for each
// thing in that order. Where resolvers do not run side by side it only calls ask.
//
// A question is put when every resolver of the level has asked one or returned; no clock is involved. So a resolver must
// ask from its own goroutine, and with no lock held that another one needs.
func Join[K comparable, In comparable, Out any](ctx context.Context, key K, about []In, ask func(context.Context, []In) ([]Out, error)) ([]Out, error) {
	l, _ := ctx.Value(levelKey{}).(*level)
	if l == nil {
		return ask(ctx, about)
	}
	a := &asker{question: question[K, In, Out]{key}, about: about, turn: make(chan struct{})}
	l.wait(a)
	<-a.turn
	switch len(a.same) {
	case 0: // another one has asked
	case 1:
		return ask(ctx, about)
	default:
		askForAll(ctx, a.same, ask)
	}
	if a.panicked != nil {
		panic(a.panicked)
	}
	answer, _ := a.answer.([]Out)
	return answer, a.err
}

// askForAll asks what the first of some askers asks about the things of all of them, each once.
func askForAll[In comparable, Out any](ctx context.Context, same []*asker, ask func(context.Context, []In) ([]Out, error)) {
	defer func() {
		panicked := recover()
		for i, a := range same {
			a.panicked = panicked
			if i > 0 {
				close(a.turn)
			}
		}
	}()
	var all []In
	place := map[In]int{}
	for _, a := range same {
		for _, thing := range a.about.([]In) {
			if _, known := place[thing]; !known {
				place[thing] = len(all)
				all = append(all, thing)
			}
		}
	}
	answers, err := ask(ctx, all)
	if err == nil && len(answers) != len(all) {
		err = fmt.Errorf("%d answers about %d things", len(answers), len(all))
	}
	for _, a := range same {
		if a.err = err; err != nil {
			continue
		}
		about := a.about.([]In)
		own := make([]Out, len(about))
		for i, thing := range about {
			own[i] = answers[place[thing]]
		}
		a.answer = own
	}
}

func (l *level) wait(a *asker) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.waiting = append(l.waiting, a)
	l.active--
	l.put()
}

// leave is called when a resolver has returned.
func (l *level) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.active--
	l.put()
}

// put lets the askers go on once nobody is left who may ask the same: of equal askers the first, who asks for the rest.
func (l *level) put() {
	if l.active > 0 || len(l.waiting) == 0 {
		return
	}
	due := l.waiting
	l.active, l.waiting = len(due), nil
	first := map[any]*asker{}
	for _, a := range due {
		f := first[a.question]
		if f == nil {
			f = a
			first[a.question] = a
		}
		f.same = append(f.same, a)
	}
	for _, f := range first {
		close(f.turn)
	}
}

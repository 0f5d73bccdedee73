package guard

import (
	"context"
	"errors"
	"fmt"
	"math"
	"runtime"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/schema/coerce"
)

// Class is a class of work. Each class has slots and a queue of its own, so that none waits for another one.
type Class string

// The classes of work.
const (
	Light  Class = "light"  // operations that cost less than mediumCost or remoteMediumCost
	Medium Class = "medium" // other operations that cost less than heavyCost
	Heavy  Class = "heavy"  // operations that cost heavyCost or more
	File   Class = "file"   // exports
)

// Classes are all classes.
var Classes = []Class{Light, Medium, Heavy, File}

// The costs from which on an operation is medium or heavy.
const (
	mediumCost       = 4_000  // 2 ms of a processor
	remoteMediumCost = 1_000  // over a remote store, whose statements take several times as long
	heavyCost        = 40_000 // 20 ms
)

// Admission decides when work begins: at once, after its turn in a queue, or not at all. What would have to wait too long
// is refused at once, so that the server never works for clients that have given up. For this kind of admission control
// see B. Maurer, Fail at Scale, ACM Queue 13(8), 2015.
type Admission struct {
	classes    map[Class]*queue
	mediumCost int  // from which on an operation is medium
	remote     bool // whether the store is
}

// AdmissionOptions are the settings of an Admission. 0 stands for the default, which depends on how many processors Go may
// use.
type AdmissionOptions struct {
	Running int  // the most operations that run at once, 3 at least; by default 4 for each processor
	Files   int  // the most files that are made and sent at once; by default 4 for each processor
	Remote  bool // whether operations mostly wait for a store that is a network away

	// MaxWait is how long operations may be expected to wait. If operations of a class take longer than that on average,
	// they may wait for their mean time. Nothing waits that would still wait at the deadline of its context.
	// Files wait at most three times as long as MaxWait, since a client may read one as slowly as it likes.
	MaxWait time.Duration

	// Waited, if it is not nil, is called when work begins, with the time that it has waited.
	Waited func(Class, time.Duration)
}

const (
	runningPerProcessor = 4 // over a remote store too: with 8, operations mostly wait for each other there
	filesPerProcessor   = 4 // a file is sent as fast as its client reads

	// The lengths of the queues, for each slot. They bound the memory of what waits. Usually the expected wait refuses
	// work before the queue is full.
	lightQueuePerSlot = 64
	heavyQueuePerSlot = 16 // of medium operations too
	fileQueuePerSlot  = 1
)

// NewAdmission returns an Admission. Heavy operations get one slot for each two processors, and medium ones about one for
// each processor, so that light ones soon find one: an analysis keeps a processor busy from its beginning to its end.
func NewAdmission(o AdmissionOptions) *Admission {
	processors := runtime.GOMAXPROCS(0)
	running, files, leastMedium := o.Running, o.Files, mediumCost
	if o.Remote {
		leastMedium = remoteMediumCost
	}
	if running == 0 {
		running = runningPerProcessor * processors
	}
	if files == 0 {
		files = filesPerProcessor * processors
	}
	running = max(3, running)
	heavy := max(1, min(processors/2, running/8))
	medium := max(1, running/4)
	light := running - medium - heavy
	waited := o.Waited
	if waited == nil {
		waited = func(Class, time.Duration) {}
	}
	newQueue := func(c Class, slots, perSlot int, mean time.Duration) *queue {
		return &queue{slots: slots, length: slots * perSlot, maxWait: o.MaxWait, mean: mean, callers: shares{}, refused: map[Reason]int64{},
			waited: func(d time.Duration) { waited(c, d) }}
	}
	file := newQueue(File, files, fileQueuePerSlot, 100*time.Millisecond)
	file.maxWait *= 3
	file.strict, file.perCaller = true, int64(max(1, files/callerShare))
	return &Admission{mediumCost: leastMedium, remote: o.Remote, classes: map[Class]*queue{
		Light:  newQueue(Light, light, lightQueuePerSlot, 100*time.Microsecond),
		Medium: newQueue(Medium, medium, heavyQueuePerSlot, 2*time.Millisecond),
		Heavy:  newQueue(Heavy, heavy, heavyQueuePerSlot, 20*time.Millisecond),
		File:   file,
	}}
}

// classOf returns the class of an operation.
func (a *Admission) classOf(op *graphql.OperationContext) Class {
	switch cost := CostOf(op); {
	case cost < a.mediumCost:
		return Light
	case cost < heavyCost:
		return Medium
	}
	return Heavy
}

// CheckOperation returns the error of an operation that would be refused now. It is for transport.Options.Check. The store is
// then not asked for its state first, which takes time if it is remote and has too much to do. If the store is not remote,
// it returns nil: a response from a cache needs no turn.
func (a *Admission) CheckOperation(ctx context.Context, op *graphql.OperationContext) error {
	if a == nil || !a.remote {
		return nil
	}
	c := a.classOf(op)
	q := a.classes[c]
	wait, err := q.checkNow(ctx)
	return q.refusal(c, wait, err)
}

// AcquireOperation waits until an operation may run, and calls waiting before, unless it is refused at once. It is for
// transport.Options.Admit.
func (a *Admission) AcquireOperation(ctx context.Context, op *graphql.OperationContext, waiting func()) (release func(), err error) {
	if a == nil {
		waiting()
		return func() {}, nil
	}
	return a.acquire(ctx, a.classOf(op), waiting)
}

// Acquire waits until work of a class may begin. Its end must be told by release, which may be called more than once. If
// the work is refused, the error is a *gqlerror.Error with the code OVERLOADED, a hint and retryAfter. If the context ends
// before the work may begin, the error is the context's. A nil Admission lets everything begin at once.
func (a *Admission) Acquire(ctx context.Context, c Class) (release func(), err error) {
	if a == nil {
		return func() {}, nil
	}
	return a.acquire(ctx, c, func() {})
}

func (a *Admission) acquire(ctx context.Context, c Class, waiting func()) (release func(), err error) {
	q := a.classes[c]
	release, wait, err := q.acquire(ctx, waiting)
	return release, q.refusal(c, wait, err)
}

// refusal returns the error that a caller gets for an error of the queue of a class.
func (q *queue) refusal(c Class, wait time.Duration, err error) error {
	reason, refused := errors.AsType[Reason](err)
	switch {
	case !refused:
		return err
	case reason == Share:
		return retryLater(codeOverloaded, fmt.Sprintf("this address has too many answers unread: it may have %d of the files that are sent at once, or one if half of the places are taken", q.perCaller), wait)
	}
	return overloaded(c, q.slots, wait)
}

// AdmissionStats are the facts about a class.
type AdmissionStats struct {
	Slots    int              // how many can run at once
	Running  int              // how many run
	Waiting  int              // how many wait
	Admitted int64            // how many have begun since the start
	Refused  map[Reason]int64 // how many were refused, by the reason
	Left     int64            // how many have left before they began: the context has ended
	Mean     time.Duration    // how long one takes: an exponentially weighted moving average
}

// Stats returns the facts about a class.
func (a *Admission) Stats(c Class) AdmissionStats { return a.classes[c].stats() }

// codeOverloaded is the code of work that is refused because there is too much of it.
const codeOverloaded = "OVERLOADED"

// overloaded refuses work of a class for which a wait is expected.
func overloaded(c Class, slots int, wait time.Duration) *gqlerror.Error {
	what := map[Class]string{Light: "cheap operations", Medium: "operations", Heavy: "expensive operations", File: "files"}[c]
	return retryLater(codeOverloaded, fmt.Sprintf("the server is busy: %d %s run at once, and this would have to wait too long for its turn", slots, what), wait)
}

// Overloaded returns the error of other work that is refused since there is too much of it.
func Overloaded(message string, after time.Duration) *gqlerror.Error {
	return retryLater(codeOverloaded, message, after)
}

// retryLater returns the error of work that is refused now and may succeed after some time.
func retryLater(code, message string, after time.Duration) *gqlerror.Error {
	seconds := max(1, int(math.Ceil(after.Seconds())))
	e := coerce.Error(code, message, fmt.Sprintf("Try again after %d s.", seconds))
	e.Extensions["retryAfter"] = seconds
	return e
}

package resolve

import (
	"sync"
	"sync/atomic"

	"coopgraph/graph"
)

// perVersion holds a value that is derived from the network at one version. It is derived again only if a newer version is
// asked for.
type perVersion[T any] struct {
	derived  atomic.Pointer[derivedAt[T]]
	deriving sync.Mutex
}

type derivedAt[T any] struct {
	version graph.Version
	value   *T
}

// get returns the value of this version or of a newer one; just of this version if it is to be exact.
func (p *perVersion[T]) get(version graph.Version, exact bool, derive func() (*T, graph.Version, error)) (*T, error) {
	fits := func(d *derivedAt[T]) bool {
		return d != nil && (d.version == version || !exact && d.version.AtLeast(version))
	}
	if d := p.derived.Load(); fits(d) {
		return d.value, nil
	}
	p.deriving.Lock()
	defer p.deriving.Unlock()
	d := p.derived.Load()
	if fits(d) {
		return d.value, nil // another goroutine has derived it meanwhile
	}
	value, at, err := derive()
	if err != nil {
		return nil, err
	}
	if d == nil || !d.version.AtLeast(at) {
		p.derived.Store(&derivedAt[T]{at, value})
	}
	return value, nil
}

package graph_test

import (
	"testing"

	"coopgraph/graph"
)

func TestAtLeast(t *testing.T) {
	a, b := graph.NewIdentity(), graph.NewIdentity()
	for _, c := range []struct {
		v, w graph.Version
		want bool
	}{
		{graph.Version{Database: a, Revision: 2}, graph.Version{Database: a, Revision: 2}, true},
		{graph.Version{Database: a, Revision: 3}, graph.Version{Database: a, Revision: 2}, true},
		{graph.Version{Database: a, Revision: 1}, graph.Version{Database: a, Revision: 2}, false},
		{graph.Version{Database: a, Revision: 3}, graph.Version{Database: b, Revision: 2}, false},
		{graph.Version{Database: a, Revision: 1}, graph.Version{}, false},
	} {
		if got := c.v.AtLeast(c.w); got != c.want {
			t.Errorf("%v at least %v: %t", c.v, c.w, got)
		}
	}
}

func TestIdentityOfContent(t *testing.T) {
	if got, want := graph.IdentityOf([]byte("content")), graph.Identity("ed7002b4-39e9-8c84-9f22-357d822bac14"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

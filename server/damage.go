package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"coopgraph/graph"
	"coopgraph/graph/neo4j"
)

// damageList is the damaged properties that were found in a Neo4j, each once.
type damageList struct {
	mu    sync.Mutex
	found map[neo4j.Damage]bool
}

// add adds a property; it is a neo4j.Config.OnDamage.
func (l *damageList) add(d *neo4j.Damage) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.found == nil {
		l.found = map[neo4j.Damage]bool{}
	}
	l.found[*d] = true
}

// sorted returns the properties by record.
func (l *damageList) sorted() []neo4j.Damage {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.SortedFunc(maps.Keys(l.found), func(a, b neo4j.Damage) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Property, b.Property))
	})
}

// ids returns the ids of the records that have damaged properties.
func (l *damageList) ids() []graph.ID {
	var ids []graph.ID
	for _, d := range l.sorted() {
		ids = append(ids, d.ID)
	}
	return slices.Compact(ids)
}

// err returns an error with a line for each property, up to ten, and then what to do; nil if no property is damaged.
func (l *damageList) err(advice string) error {
	const most = 10
	found := l.sorted()
	if len(found) == 0 {
		return nil
	}
	var text strings.Builder
	for _, d := range found[:min(len(found), most)] {
		fmt.Fprintln(&text, d.Error())
	}
	return fmt.Errorf("%s%d properties of %d records are damaged: %s", &text, len(found), len(l.ids()), advice)
}

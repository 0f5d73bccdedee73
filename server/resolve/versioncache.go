package resolve

import (
	"coopgraph/graph"
	"coopgraph/schema/cache"
)

// versionCache keeps what was derived from the network at the last few versions: operations that began before a change
// still read the version before it.
type versionCache[T any] = cache.Cache[graph.Version, T]

const maxVersions = 4

func newVersionCache[T any]() *versionCache[T] {
	return cache.New(maxVersions, func(graph.Version, T) int64 { return 1 })
}

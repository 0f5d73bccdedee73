// Package mirror is a graph.Store in front of another one. It holds one snapshot of the whole network in the process and
// answers every read from it, after one call to the backing store for the version that the database has. If that is
// another version, or one of another database, the mirror takes a new snapshot first, once for all who wait for it. Reads
// that begin at the same time share a call for the version.
//
// So a read through a mirror is as fresh as one of the backing store, as far as versions tell: changes that somebody makes
// to the database by other means than Apply make no new version, and the mirror does not see them.
//
// Snapshot gives many reads one version, for the price of one call or, if the version is known already, of none. While the
// backing store is unavailable, it may give a snapshot that says since when it may be stale: see AllowStale.
package mirror

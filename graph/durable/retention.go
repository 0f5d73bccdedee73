package durable

import (
	"os"
	"path/filepath"
	"slices"
)

// The snapshots of a directory.
const (
	snapshotAfter = 4096 // edits: opening the store makes at most so many again, or half as many as there are records
	maxSnapshots  = 4
)

// snapshotIfDue begins to write a snapshot of the current network beside the next commits. A snapshot that cannot be written
// costs only time: the next one is tried after as many edits.
func (s *Store) snapshotIfDue() {
	n := s.Newest()
	if n == nil || s.edits < max(snapshotAfter, (len(n.Nodes)+len(n.Ties))/2) {
		return
	}
	s.edits = 0
	s.pending.Wait()
	checksum := s.entries[n.Version.Revision-1].checksum
	s.pending.Go(func() {
		if writeSnapshot(s.dir, n, checksum) == nil {
			_ = removeSnapshots(s.dir) // too many are no harm
		}
	})
}

// removeSnapshots removes old snapshots, so that the newest ones stay and the others lie as far apart as they can.
func removeSnapshots(dir string) error {
	revisions, err := snapshotRevisions(dir)
	for err == nil && len(revisions) > maxSnapshots {
		closest := 1 // of those between others, the one whose neighbours are closest
		for i := 2; i < len(revisions)-1; i++ {
			if revisions[i-1]-revisions[i+1] <= revisions[closest-1]-revisions[closest+1] {
				closest = i
			}
		}
		err = os.Remove(filepath.Join(dir, snapshotName(revisions[closest])))
		revisions = slices.Delete(revisions, closest, closest+1)
	}
	return err
}

// Package durable is a graph.Store that lasts: its network is a memory.Store, and its commits are in the files of a directory.
//
// Every commit is written twice, and acknowledged when both copies are on the disk: first into commits.log, a file of blocks one
// after the other, then into commits.db, a bbolt file. A block has a checksum, and the block of a commit has the checksum of
// the commit before it. From time to time the whole network is written too, as snapshot-REVISION, so that Open reads the newest
// snapshot and the commits after it. All commits are kept, with the records before and after, so the history has no limit.
//
// Open reads and checks every byte that it relies on. What follows from that:
//
//   - Any damage to one file loses nothing: a byte that changed, an end that is missing, a file that is gone. The file is made
//     again from the other one, and the damaged one is kept in a directory beside, damaged-TIME.
//   - If both files are damaged in different commits, nothing is lost either. If both have lost the same commit, it is named,
//     the store shows the newest state that can be restored, and takes no commit until Accept. A snapshot gives that state even
//     if commits before it are lost.
//   - Where there were commits, a store never begins empty. If nothing can be restored, Open fails.
//   - What was not acknowledged is there as a whole or not at all.
//
// The file lock says who has the directory open, and which commit was acknowledged last, so commits are missed too if both files
// have lost their ends. What cannot be seen is that all files are those of an earlier day, and that a disk says of both files
// that data is safe which is not.
//
// bbolt trusts its file, so Open checks the pages before bbolt maps them: see walkPages.
package durable

// Package cache keeps computed values by key, within a bound, and computes each value once however many callers ask for
// it at the same time (single flight). The plans of operations, persisted documents, compressed responses and analyses
// are cached this way.
//
// A cache drops the least recently used values first. What a cache holds depends only on the calls that it got: nothing
// is dropped by a clock, by chance or in the background.
package cache

//go:build !linux

package main

// limitUnsent does nothing: only Linux has the socket option.
func limitUnsent(uintptr) error { return nil }

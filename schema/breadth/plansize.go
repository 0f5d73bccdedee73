package breadth

import "unsafe"

// Estimates of what a planned field refers to: its context, functions and types; and the map of its arguments.
const (
	bytesOfField     = 400
	bytesOfArguments = 800
)

// bytes estimates the size of a field with what it refers to, but without its part of the syntax tree. Decoded arguments take
// about as much as their syntax tree.
func (f *plannedField) bytes() int64 {
	size := int64(unsafe.Sizeof(*f)) + int64(len(f.key)) + bytesOfField
	if f.Field != nil && f.Args != nil {
		size += bytesOfArguments
	}
	if f.fieldContext != nil {
		var arguments treeSize
		arguments.arguments(f.collected.Arguments)
		size += int64(arguments)
	}
	return size
}

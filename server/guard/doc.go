// Package guard decides who may do how much: it bounds what one operation may ask for, and knows nothing of how it is
// answered.
package guard

// Package guard decides who may do how much and when: it bounds what one operation may ask for, and how many run at once.
// It knows nothing of how an operation is answered.
package guard

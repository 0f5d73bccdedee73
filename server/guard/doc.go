// Package guard decides who may do how much and when: it bounds what one operation may ask for, what each caller may ask for
// over time, and how much runs at once. It also decides who may write. It knows nothing of how an operation is answered.
package guard

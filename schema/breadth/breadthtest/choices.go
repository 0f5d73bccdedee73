package breadthtest

import "math/rand/v2"

// Choices decides what a random operation is made of.
type Choices struct {
	bytes []byte
	rest  *rand.Rand
}

// Random decides by chance, always alike for the same seed.
func Random(seed uint64) *Choices { return &Choices{rest: rand.New(rand.NewPCG(seed, 0))} }

// Decided decides by bytes, as a fuzzer finds them, and when they are used up always for the first.
func Decided(bytes []byte) *Choices { return &Choices{bytes: bytes} }

// One is a number below of.
func (c *Choices) One(of int) int {
	switch {
	case len(c.bytes) > 0:
		b := c.bytes[0]
		c.bytes = c.bytes[1:]
		return int(b) % of
	case c.rest != nil:
		return c.rest.IntN(of)
	}
	return 0
}

// In says yes once in n times, and no where nothing decides.
func (c *Choices) In(n int) bool { return c.One(n) == n-1 }

// Pick is one of these.
func Pick[T any](c *Choices, of ...T) T { return of[c.One(len(of))] }

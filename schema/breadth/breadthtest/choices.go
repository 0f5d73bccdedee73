package breadthtest

import "math/rand/v2"

// Choices are the random choices that an operation is generated from.
type Choices struct {
	bytes  []byte
	random *rand.Rand
}

// FromSeed returns pseudo-random choices, which are equal for equal seeds.
func FromSeed(seed uint64) *Choices { return &Choices{random: rand.New(rand.NewPCG(seed, 0))} }

// FromBytes returns choices that are made by bytes, as a fuzzer finds them. When they are used up, the first is chosen.
func FromBytes(bytes []byte) *Choices { return &Choices{bytes: bytes} }

// IntN returns a number from 0 to n-1.
func (c *Choices) IntN(n int) int {
	switch {
	case len(c.bytes) > 0:
		b := c.bytes[0]
		c.bytes = c.bytes[1:]
		return int(b) % n
	case c.random != nil:
		return c.random.IntN(n)
	}
	return 0
}

// OneIn returns true with a probability of 1/n, and false if the bytes are used up.
func (c *Choices) OneIn(n int) bool { return c.IntN(n) == n-1 }

// Pick returns one of these.
func Pick[T any](c *Choices, of ...T) T { return of[c.IntN(len(of))] }

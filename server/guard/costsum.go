package guard

// maxCost is where sums and products end, so that they do not overflow.
const maxCost = 1 << 60

func plus(a, b int) int { return min(a+b, maxCost) }

func times(a, b int) int {
	if a == 0 || b == 0 {
		return 0
	}
	if a > maxCost/b {
		return maxCost
	}
	return a * b
}

// times returns the weight of n things.
func (w weight) times(n int) int { return times(int(w), n) }

// powerOfTwo returns the least power of two that is not below n.
func powerOfTwo(n int) int {
	for power := 1; power < maxCost; power *= 2 {
		if power >= n {
			return power
		}
	}
	return maxCost
}

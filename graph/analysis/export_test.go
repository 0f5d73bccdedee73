package analysis

// Limit lowers what every analysis may cost, until it is restored.
func Limit(steps int64) (restore func()) {
	before := limits
	limits.paths, limits.neighbourhood, limits.ranking, limits.communities = steps, steps, steps, steps
	return func() { limits = before }
}

package guard

// callerShare is the part of what all callers share that one caller may hold, as 1/callerShare.
const callerShare = 4

// shares is how much each caller holds of what all callers share, so that one caller cannot hold everything. It has only
// callers that hold something. It needs a lock. Callers that are not told apart are not counted: they hold 0.
type shares map[Caller]int64

// add adds to what a caller holds.
func (s shares) add(c Caller, n int64) {
	if !c.toldApart() {
		return
	}
	if s[c] += n; s[c] == 0 {
		delete(s, c)
	}
}

package graph

import "cmp"

// Life is when a record holds: from the first day of Since to the last day of Until, both included. Days says from when
// one holds whose beginning is not known.
type Life struct {
	Since Date // when it began; zero if that is not known
	Until Date // when it ended; zero while it goes on
	// Attested is the earliest day that a source shows the record; zero if that is not known, for the source has no date.
	Attested Date
	// Assumed is the day from which a record of unknown beginning counts before any source attests it, as one of a
	// published total. That is an assumption, and a note of its citation says so. Zero if nothing is assumed.
	Assumed Date
}

// SinceKnown says whether the beginning is known.
func (l Life) SinceKnown() bool { return l.Since != 0 }

// CheckPeriod refuses a question that names a day and all of history: it is about one of them, or about now.
func CheckPeriod(asOf Date, history bool) error {
	if asOf != 0 && history {
		return &Error{Code: InvalidArgument, Message: "asOf and history together",
			Hint: "history shows everything; asOf what held on one day."}
	}
	return nil
}

// Days is the first and the last day on which a record holds; last is EndOfTime if no end is known. A record whose
// beginning is not known holds from the day that is assumed, or else attested, and never before: an attested month or
// year may be its last day. It holds on no day, and first is EndOfTime, if nothing is attested. Only places and the ties
// of kinds WITHIN and MEASURES always hold, and first is 0: what they say has no beginning of its own.
func Days(r Record) (first, last Date) {
	l := r.Head().Life
	if last = EndOfTime; l.Until != 0 {
		last = l.Until.Last()
	}
	switch {
	case l.Since != 0:
		return l.Since.First(), last
	case holdsAlways(r):
		return 0, last
	}
	return cmp.Or(l.Assumed.Last(), l.Attested.Last(), EndOfTime), last
}

func holdsAlways(r Record) bool {
	switch r := r.(type) {
	case Node:
		return nodeTypes[r.Kind()].alwaysHeld
	case Tie:
		return tieTypes[r.Kind()].alwaysHeld
	}
	return false
}

// Holds says whether the record holds on the day.
func (f HeldOn) Holds(r Record) bool {
	first, last := Days(r)
	return first <= f.Day && f.Day <= last
}

// Holds says whether the record may have held on the day: nothing says that it did not.
func (f Unattested) Holds(r Record) bool {
	first, last := Days(r)
	return r.Head().Since == 0 && first > f.Day && f.Day <= last
}

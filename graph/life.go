package graph

import "cmp"

// Life says when a record holds: from the first day of Since to the last day of Until, both included. Days has the rule
// for a record whose beginning is not known.
type Life struct {
	Since Date // when it began; zero if that is not known
	Until Date // when it ended; zero if no end is known
	// Attested is the earliest day for which a source shows the record; zero if the source has no date.
	Attested Date
	// Assumed is the day from which a record of unknown beginning counts, although no source attests it then, because it is
	// taken to be one of a published total. A note in its citation says so. Zero if nothing is assumed.
	Assumed Date
}

// SinceKnown reports whether the beginning is known.
func (l Life) SinceKnown() bool { return l.Since != 0 }

// CheckPeriod refuses a question that names a day and all of history: it is about one of them, or about now.
func CheckPeriod(asOf Date, history bool) error {
	if asOf != 0 && history {
		return &Error{Code: InvalidArgument, Message: "asOf and history together",
			Hint: "history shows everything; asOf what held on one day."}
	}
	return nil
}

// Days returns the first and the last day on which a record holds; last is EndOfTime if no end is known. A record of
// unknown beginning holds from the day that is assumed or, if none is, from the last day of the date that is attested. If
// nothing is attested, it holds on no day, and first is EndOfTime. Places and the ties WITHIN and MEASURES are different:
// what they say has no beginning, so they hold on every day up to their end, and first is 0.
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

// Holds reports whether the record holds on the day.
func (f HeldOn) Holds(r Record) bool {
	first, last := Days(r)
	return first <= f.Day && f.Day <= last
}

// Holds reports whether the record may have held on the day, although no source shows it then.
func (f Unattested) Holds(r Record) bool {
	first, last := Days(r)
	return r.Head().Since == 0 && first > f.Day && f.Day <= last
}

// MayHold returns the filter for the records that an answer for a day reads: those that hold on the day, and those that do
// not hold only because their beginning is not known, which answers count apart. If day is 0, it holds for the records
// that have not ended and for the investment of every year, since an investment flow ends with its year.
func MayHold(day Date) Filter {
	if day != 0 {
		return Any(HeldOn{Day: day}, Unattested{Day: day})
	}
	return Any(Ongoing{}, OfKind{Kinds: TieKindsOf(Invests)})
}

// UnattestedOn returns a function that reports whether a tie that may hold on a day does not hold because its beginning is not
// known. It is nil if day is 0.
func UnattestedOn(day Date) func(Tie) bool {
	if day == 0 {
		return nil
	}
	return func(t Tie) bool { return Unattested{Day: day}.Holds(t) }
}

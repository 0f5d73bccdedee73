package budget

import "slices"

// Sort sorts items stably. If the budget does not suffice it stops, and what the slice then holds is unspecified. It is a
// merge sort that uses the budget as it goes: slices.SortStableFunc on a million items would not notice for seconds that
// the context is canceled.
func Sort[T any](b *Budget, items []T, compare func(x, y T) int) {
	const runLength = 256
	for run := range slices.Chunk(items, runLength) {
		slices.SortStableFunc(run, compare)
		if !b.Use(PerRecord * len(run)) {
			return
		}
	}
	from, to := items, []T(nil)
	for width := runLength; width < len(items); width *= 2 {
		if to == nil {
			to = make([]T, len(items))
		}
		for start := 0; start < len(items); start += 2 * width {
			middle, end := min(start+width, len(items)), min(start+2*width, len(items))
			if !merge(b, from[start:middle], from[middle:end], to[start:start], compare) {
				return
			}
		}
		from, to = to, from
	}
	copy(items, from)
}

// merge appends two sorted parts to merged, of equal items those of x first. It reports whether the budget sufficed.
func merge[T any](b *Budget, x, y, merged []T, compare func(x, y T) int) bool {
	for len(x)+len(y) > 0 {
		if len(y) == 0 || len(x) > 0 && compare(x[0], y[0]) <= 0 {
			merged, x = append(merged, x[0]), x[1:]
		} else {
			merged, y = append(merged, y[0]), y[1:]
		}
		if !b.Use(1) {
			return false
		}
	}
	return true
}

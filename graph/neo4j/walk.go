package neo4j

import "slices"

// walked meets each of these ties once, breadth first from a node, the ties of each node in the order of their ids: out
// are those that were met from their first end, in from their second.
func walked(start string, ids, from, to []string) (out, in []string) {
	order := make([]int, len(ids))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		if ids[a] < ids[b] {
			return -1
		}
		return 1
	})
	of := map[string][]int{}
	for _, i := range order {
		of[from[i]] = append(of[from[i]], i)
		if from[i] != to[i] {
			of[to[i]] = append(of[to[i]], i)
		}
	}
	line, come, met := []string{start}, map[string]bool{start: true}, make([]bool, len(ids))
	for at := 0; at < len(line); at++ {
		for _, i := range of[line[at]] {
			if met[i] {
				continue
			}
			met[i] = true
			far := to[i]
			if from[i] == line[at] {
				out = append(out, ids[i])
			} else {
				in, far = append(in, ids[i]), from[i]
			}
			if !come[far] {
				come[far] = true
				line = append(line, far)
			}
		}
	}
	return out, in
}

func listOf(v any) []string {
	values, _ := v.([]any)
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i], _ = v.(string)
	}
	return texts
}

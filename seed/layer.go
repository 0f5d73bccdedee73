package seed

import (
	"fmt"
	"slices"
	"strings"

	"coopgraph/graph"
)

// Layer is a part of the dataset that can be left out. Places, sources and the ties between places are in every layer.
type Layer string

// The layers, by the evidence of their records.
const (
	Official  Layer = "official"  // OFFICIAL and DERIVED: what the plan states, and what follows from it
	Reported  Layer = "reported"  // REPORTED: what other public sources say
	Synthetic Layer = "synthetic" // SYNTHETIC: placeholders
)

// Layers lists every layer.
var Layers = []Layer{Official, Reported, Synthetic}

// ParseLayers reads a list such as official,reported. An unknown layer, an empty one, or one that is named twice is an
// error.
func ParseLayers(s string) ([]Layer, error) {
	var layers []Layer
	for name := range strings.SplitSeq(s, ",") {
		l := Layer(strings.TrimSpace(name))
		if !slices.Contains(Layers, l) || slices.Contains(layers, l) {
			return nil, unknownLayer(s)
		}
		layers = append(layers, l)
	}
	return layers, nil
}

func unknownLayer(s string) error {
	return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%.40q is not a list of layers", s),
		Hint: "Name each layer once, with commas between: official,reported,synthetic."}
}

func layerOf(e graph.Evidence) Layer {
	switch e {
	case graph.Reported:
		return Reported
	case graph.Synthetic:
		return Synthetic
	}
	return Official
}

// inEveryLayer reports whether a node is in every layer.
func inEveryLayer(n graph.Node) bool {
	return graph.Places.Has(n.Kind()) || n.Kind() == graph.KindSource
}

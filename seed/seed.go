package seed

import (
	"io/fs"
	"slices"

	"coopgraph/graph"
)

// Dataset is the layers of the dataset that were asked for.
type Dataset struct {
	Changes []graph.Change // Creates, nodes before the ties between them
	Layers  []Layer
	Totals  []graph.Total // what the plan publishes, whatever the layers
}

// Load reads the dataset and yields these layers of it, all of them where none is given. A tie is in its own layer, and
// left out where one of its ends is. The same layers always give the same changes. What is wrong with the dataset is an
// InvalidArgument that names each place, and loads nothing.
func Load(layers ...Layer) (*Dataset, error) {
	return load(dataset(), layers)
}

func load(files fs.FS, layers []Layer) (*Dataset, error) {
	if len(layers) == 0 {
		layers = Layers
	}
	for _, l := range layers {
		if !slices.Contains(Layers, l) {
			return nil, unknownLayer(string(l))
		}
	}
	b := newBook(files)
	// Each step needs what the ones before it made sound.
	for _, step := range []func(*book){
		(*book).readNames, (*book).readSources, (*book).readMirrors, (*book).readOtherNames,
		(*book).readPlaces, (*book).readNeighbours, (*book).readFacts, (*book).readTotals,
		(*book).readOrganizations, (*book).readMemberships, (*book).readProgrammes, (*book).readFigures,
		(*book).readPairings, (*book).readInvestment, (*book).readAgreements,
		(*book).readRelations, (*book).readChambers, (*book).readOffices, (*book).addPlaceholders,
		(*book).askTotals, (*book).checkOtherNames,
	} {
		step(b)
		if err := b.err(); err != nil {
			return nil, err
		}
	}
	d := &Dataset{Changes: b.changes(layers), Layers: layers}
	for _, t := range b.totals {
		d.Totals = append(d.Totals, *t)
	}
	return d, nil
}

// changes creates the records of these layers.
func (b *book) changes(layers []Layer) []graph.Change {
	var changes []graph.Change
	held := make(map[graph.ID]bool, len(b.nodes))
	for _, n := range b.nodes {
		if h := n.NodeHead(); inEvery(n) || slices.Contains(layers, layerOf(h.Evidence)) {
			held[h.ID] = true
			changes = append(changes, graph.Create{Record: n})
		}
	}
	for _, t := range b.ties {
		h := t.TieHead()
		betweenPlaces := t.Kind() == graph.Within && b.places.byID[h.FromID] != nil
		if held[h.FromID] && held[h.ToID] && (betweenPlaces || slices.Contains(layers, layerOf(h.Evidence))) {
			changes = append(changes, graph.Create{Record: t})
		}
	}
	return changes
}

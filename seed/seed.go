package seed

import (
	"fmt"
	"io/fs"
	"slices"

	"coopgraph/graph"
)

// Dataset holds some layers of the dataset.
type Dataset struct {
	Records []graph.Record // nodes before the ties between them
	Layers  []Layer        // those that the records are of
	Totals  []graph.Total  // the plan's totals, all of them whatever the layers
	// Identity is of a database that holds just this dataset, in whichever process: the same for the same files and layers.
	Identity graph.Identity

	placeholders *placeholders
}

// Changes creates the records in an empty store.
func (d *Dataset) Changes() []graph.Change {
	changes := make([]graph.Change, len(d.Records))
	for i, r := range d.Records {
		changes[i] = graph.Create{Record: r}
	}
	return changes
}

// Load reads the dataset and returns these layers of it, or all layers if none is given. A tie belongs to the layer of
// its own evidence. It is left out if one of its ends is left out. The same layers always give the same records. If the
// dataset has errors, Load returns one InvalidArgument for each error, with its position, and no dataset.
func Load(layers ...Layer) (*Dataset, error) {
	return load(dataset(), layers)
}

// steps read the files. Each step relies on what the steps before it have read and checked.
var steps = []func(*builder){
	(*builder).readNames, (*builder).readSources, (*builder).readMirrors, (*builder).readOtherNames,
	(*builder).readPlaces, (*builder).readNeighbours, (*builder).readFacts, (*builder).readTotals,
	(*builder).readOrganizations, (*builder).readMemberships, (*builder).readProgrammes, (*builder).readFigures,
	(*builder).readPairings, (*builder).readInvestment, (*builder).readAgreements,
	(*builder).readDistrictTies, (*builder).readChambers, (*builder).readOffices, (*builder).addPlaceholders,
	(*builder).setTotalQueries, (*builder).checkOtherNames,
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
	b := newBuilder(files)
	for _, step := range steps {
		step(b)
		if err := b.err(); err != nil {
			return nil, err
		}
	}
	d := &Dataset{Records: b.records(layers), Layers: layers, placeholders: b.placeholders}
	for _, t := range b.totals {
		d.Totals = append(d.Totals, *t)
	}
	var err error
	d.Identity, err = identityOf(files, layers)
	return d, err
}

// identityOf is made from the names and contents of the files, and the layers.
func identityOf(files fs.FS, layers []Layer) (graph.Identity, error) {
	content := fmt.Append(nil, slices.Sorted(slices.Values(layers)))
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(files, name)
		content = append(fmt.Appendf(content, "%q %d ", name, len(text)), text...)
		return err
	})
	return graph.IdentityOf(content), err
}

// records returns the records of these layers.
func (b *builder) records(layers []Layer) []graph.Record {
	var records []graph.Record
	included := make(map[graph.ID]bool, len(b.nodes))
	for _, n := range b.nodes {
		if h := n.NodeHead(); inEveryLayer(n) || slices.Contains(layers, layerOf(h.Evidence)) {
			included[h.ID] = true
			records = append(records, n)
		}
	}
	for _, t := range b.ties {
		h := t.TieHead()
		betweenPlaces := t.Kind() == graph.Within && b.places.byID[h.FromID] != nil
		if included[h.FromID] && included[h.ToID] && (betweenPlaces || slices.Contains(layers, layerOf(h.Evidence))) {
			records = append(records, t)
		}
	}
	return records
}

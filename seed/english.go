package seed

import "cmp"

// Names says how Chinese is read, and has the English names that this project gives to what its sources name in Chinese
// only.
type Names struct {
	readings readings
	english  map[string]string // English names by Chinese name
}

// LoadNames reads the names of the dataset.
func LoadNames() (*Names, error) {
	b := newBuilder(dataset())
	b.readNames()
	return &b.Names, b.err()
}

// English returns the English name of what has a Chinese name, the Chinese name itself if none is known.
func (names *Names) English(zh string) string { return cmp.Or(names.english[zh], zh) }

// readNames reads the names.
func (b *builder) readNames() {
	b.readReadings()
	b.english = map[string]string{}
	for _, r := range b.rows("names.csv", "name_zh", "name_en") {
		zh := r.text("name_zh")
		b.checkUnique(zh, occurrence{position: r.position}, "names.csv", zh)
		b.english[zh] = r.text("name_en")
	}
}

// translate returns the English name of a column's Chinese name.
func (b *builder) translate(r row, column string) string {
	en := b.english[r.text(column)]
	if en == "" {
		r.invalid(column, "a name with an English one in names.csv")
	}
	return en
}

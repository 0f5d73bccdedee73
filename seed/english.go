package seed

// readNames reads how Chinese is read, and the English names that this project gives to what its sources name in
// Chinese only.
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

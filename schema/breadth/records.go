package breadth

// Records are immutable objects of a store in the process. Each is known by its number, from 0 to Len()-1.
type Records interface {
	Len() int
	Object(number int32) any
	Serial() uint64 // tells these records from all others of the process
}

// RecordColumn returns the column of a relation from records to at most one record: for each number, that of the related
// record, or -1 for null. Related is what these numbers are of. If it is nil, the relation is resolved for objects.
type RecordColumn func(records Records) (related Records, column []int32)

// PutNumbers puts objects that have numbers: the items of a list, or the one object of a field that is no list.
func PutNumbers(c *Column, at int, records Records, numbers []int32) {
	if len(c.field.types) == 1 {
		c.putNumber(at, records, numbers[0])
		return
	}
	from := c.putList(at, len(numbers))
	for i, number := range numbers {
		c.putNumber(from+i, records, number)
	}
}

// putNumber sets a value to the object with a number.
func (c *Column) putNumber(at int, records Records, number int32) {
	o, i := records.Object(number), 0
	if c.field.abstract != nil {
		if o, i = c.typeOf(at, o); i < 0 {
			return
		}
		c.kinds[at] = uint16(i)
	}
	c.values[at] = c.run.groupOf(c.field.branches[i]).addNumber(records, number, o)
}

// related puts the related records of the objects of a group, if they have numbers and the relation of the field has a column.
func (c *Column) related(g *group) (ok bool) {
	if c.field.related == nil || g.records == nil {
		return false
	}
	records, column := c.field.related(g.records)
	if records == nil {
		return false
	}
	c.forEach(func(at int) {
		if number := column[g.numbers[at]]; number >= 0 {
			c.putNumber(at, records, number)
		}
	})
	return true
}

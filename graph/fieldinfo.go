package graph

import (
	"fmt"
	"reflect"
)

// FieldType is the type of a field's values.
type FieldType uint8

// The types of fields. Each line names the Go type of the values that Get returns and Set takes.
const (
	TextField      FieldType = iota + 1 // string; an empty one is not known
	IntField                            // int64
	BoolField                           // bool
	DecimalField                        // Decimal
	DateField                           // Date
	EvidenceField                       // Evidence
	TextsField                          // []string
	CitationsField                      // []Citation
	TermsField                          // Terms
	LocationField                       // Location
	DocumentField                       // *Target, []Observation: a value with parts, of the field's own type
)

// FieldInfo is a row of the table of fields: a field of the records of one kind, or of several.
type FieldInfo struct {
	Name  string // in lower camel case, as the columns of files have it; fields of different kinds may share one
	Type  FieldType
	Field Field // the name for filters and orders; 0 if lists are neither filtered nor sorted by the field

	has     func(Record) bool
	get     func(Record) any
	set     func(Record, any)
	value   func(Record) Value // nil if Field is 0
	pointer func(Record) any
	json    member[Record]
}

// FieldsOf returns the fields of a record, none for nil.
func FieldsOf(r Record) []*FieldInfo {
	switch r := r.(type) {
	case Node:
		return r.Kind().Fields()
	case Tie:
		return r.Kind().Fields()
	}
	return nil
}

// Get returns the field's value in a record that has the field: a value of the type that FieldType names, nil if the value
// is not known.
func (f *FieldInfo) Get(r Record) any { return f.get(r) }

// Set sets the field of a record that has it to a value of the type that Get returns.
func (f *FieldInfo) Set(r Record, v any) { f.set(r, v) }

// Pointer returns a pointer to the field in a record that has it, for decoders.
func (f *FieldInfo) Pointer(r Record) any { return f.pointer(r) }

// newField returns a row for the field that pointer points to in records of type T, and a function that points to it in
// any record that has the field.
func newField[T, V any](name string, fieldType FieldType, pointer func(T) *V, c codec[V], get func(V) any, set func(any) V) (*FieldInfo, func(Record) *V) {
	in := inRecord(pointer)
	return &FieldInfo{Name: name, Type: fieldType,
		has:     func(r Record) bool { _, ok := r.(T); return ok },
		get:     func(r Record) any { return get(*in(r)) },
		set:     func(r Record, v any) { *in(r) = set(v) },
		pointer: func(r Record) any { return in(r) },
		json:    memberOf(name, in, c)}, in
}

// inRecord returns pointer for any record that is a T. T may be an interface. Values are read for every record of a list,
// so it matters that an assertion to an interface that is named here is faster than one to a type parameter.
func inRecord[T, V any](pointer func(T) *V) func(Record) *V {
	switch pointer := any(pointer).(type) {
	case func(Record) *V:
		return pointer
	case func(Node) *V:
		return func(r Record) *V { return pointer(r.(Node)) }
	case func(Place) *V:
		return func(r Record) *V { return pointer(r.(Place)) }
	case func(Tie) *V:
		return func(r Record) *V { return pointer(r.(Tie)) }
	}
	return func(r Record) *V { return pointer(r.(T)) }
}

// withValue makes f a field that lists are filtered and sorted by: by this value, under this name. It does nothing if
// field is 0.
func (f *FieldInfo) withValue(field Field, value func(Record) Value) *FieldInfo {
	if field != 0 {
		f.Field, f.value = field, value
	}
	return f
}

func textField[T any, S ~string](name string, f Field, pointer func(T) *S) *FieldInfo {
	info, in := newField(name, TextField, pointer, textCodec[S](), func(s S) any {
		if s == "" {
			return nil
		}
		return string(s)
	}, func(v any) S { return S(v.(string)) })
	return info.withValue(f, func(r Record) Value { return TextValue(string(*in(r))) })
}

func intField[T any](name string, f Field, pointer func(T) *int32) *FieldInfo {
	info, in := newField(name, IntField, pointer, intCodec, func(n int32) any { return int64(n) }, func(v any) int32 { return int32(v.(int64)) })
	return info.withValue(f, func(r Record) Value { return IntValue(int64(*in(r))) })
}

func boolField[T any](name string, f Field, pointer func(T) *bool) *FieldInfo {
	info, in := newField(name, BoolField, pointer, boolCodec, func(b bool) any { return b }, func(v any) bool { return v.(bool) })
	return info.withValue(f, func(r Record) Value { return BoolValue(*in(r)) })
}

func decimalField[T any](name string, f Field, pointer func(T) *Decimal) *FieldInfo {
	info, in := newField(name, DecimalField, pointer, decimalCodec, func(d Decimal) any { return d }, func(v any) Decimal { return v.(Decimal) })
	return info.withValue(f, func(r Record) Value { return DecimalValue(*in(r)) })
}

func optionalDecimalField[T any](name string, f Field, pointer func(T) **Decimal) *FieldInfo {
	info, in := newField(name, DecimalField, pointer, optionalCodec(decimalCodec), func(d *Decimal) any {
		if d == nil {
			return nil
		}
		return *d
	}, func(v any) *Decimal { d := v.(Decimal); return &d })
	return info.withValue(f, func(r Record) Value {
		if d := *in(r); d != nil {
			return DecimalValue(*d)
		}
		return Value{}
	})
}

func dateField[T any](name string, f Field, pointer func(T) *Date) *FieldInfo {
	info, in := newField(name, DateField, pointer, dateCodec, func(d Date) any {
		if d == 0 {
			return nil
		}
		return d
	}, func(v any) Date { return v.(Date) })
	return info.withValue(f, func(r Record) Value { return DateValue(*in(r)) })
}

func evidenceField[T any](name string, f Field, pointer func(T) *Evidence) *FieldInfo {
	info, in := newField(name, EvidenceField, pointer, evidenceCodec, func(e Evidence) any { return e }, func(v any) Evidence { return v.(Evidence) })
	return info.withValue(f, func(r Record) Value { return IntValue(int64(*in(r))) })
}

// partsField is a field whose values have parts. Lists are neither filtered nor sorted by it. An empty list means that the
// value is not known.
func partsField[T, V any](name string, fieldType FieldType, c codec[V], pointer func(T) *V) *FieldInfo {
	info, _ := newField(name, fieldType, pointer, c, func(v V) any {
		if r := reflect.ValueOf(v); r.Kind() == reflect.Slice && r.Len() == 0 || r.Kind() == reflect.Pointer && r.IsNil() {
			return nil
		}
		return v
	}, func(v any) V { return v.(V) })
	return info
}

// kindFields are the fields of the records of one kind.
type kindFields struct {
	infos  []*FieldInfo
	values [fieldsEnd]func(Record) Value // by Field; nil if the kind has no such field
	// members are the members of the kind's records as JSON objects, beside the kind.
	members []member[Record]
}

// value returns the value of a field in a record of the kind, null if the kind has no such field.
func (k *kindFields) value(r Record, f Field) Value {
	if int(f) < len(k.values) {
		if value := k.values[f]; value != nil {
			return value(r)
		}
	}
	return Value{}
}

// fieldsOf returns the fields of each of the kinds with these names. It panics when the program starts if two fields of
// one kind share a name or a Field.
func fieldsOf[K ~uint8, R Record](kinds []string, create func(K) R) []kindFields {
	all := make([]kindFields, len(kinds))
	for k := 1; k < len(kinds); k++ {
		fields, r, names := &all[k], create(K(k)), map[string]bool{}
		for _, info := range fieldTable {
			if !info.has(r) {
				continue
			}
			if names[info.Name] || info.Field != 0 && fields.values[info.Field] != nil {
				panic(fmt.Sprintf("graph: %T has two fields %s", r, info.Name))
			}
			names[info.Name] = true
			fields.infos, fields.members = append(fields.infos, info), append(fields.members, info.json)
			fields.values[info.Field] = info.value
		}
	}
	return all
}

var (
	nodeFields = fieldsOf(nodeKindNames, NewNode)
	tieFields  = fieldsOf(tieKindNames, NewTie)
)

// Fields returns the fields of the nodes of this kind, in the order of the table. The list is read-only.
func (k NodeKind) Fields() []*FieldInfo { return nodeFields[k].infos }

// Fields returns the fields of the ties of this kind, in the order of the table. The list is read-only.
func (k TieKind) Fields() []*FieldInfo { return tieFields[k].infos }

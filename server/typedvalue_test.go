package main

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// typedValue is JSON as structs and slices of exactly its shape, as hand-written code would have them: encoding/json writes
// the same again.
func typedValue(data []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	shape, err := readShape(d)
	if err != nil {
		return nil, err
	}
	typed := reflect.New(shape.goType())
	if err := json.Unmarshal(data, typed.Interface()); err != nil {
		return nil, err
	}
	return typed.Elem().Interface(), nil
}

// shape is what values of JSON have in common.
type shape struct {
	scalar   reflect.Type // of a string, a number or a boolean; nil for others
	elements *shape       // of a list
	names    []string     // of the members of an object, in their order
	members  map[string]*shape
	nullable bool
}

// readShape reads the shape of one value.
func readShape(d *json.Decoder) (*shape, error) {
	token, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		s := &shape{members: map[string]*shape{}}
		for d.More() {
			name, err := d.Token()
			if err != nil {
				return nil, err
			}
			member, err := readShape(d)
			if err != nil {
				return nil, err
			}
			s.add(name.(string), member)
		}
		_, err = d.Token()
		return s, err
	case json.Delim('['):
		s := &shape{elements: &shape{}}
		for d.More() {
			element, err := readShape(d)
			if err != nil {
				return nil, err
			}
			s.elements.merge(element)
		}
		_, err = d.Token()
		return s, err
	case nil:
		return &shape{nullable: true}, nil
	}
	return &shape{scalar: reflect.TypeOf(token)}, nil
}

// add adds a member of an object.
func (s *shape) add(name string, member *shape) {
	if known := s.members[name]; known != nil {
		known.merge(member)
		return
	}
	if s.members == nil {
		s.members = map[string]*shape{}
	}
	s.names, s.members[name] = append(s.names, name), member
}

// merge makes the shape that of another value too.
func (s *shape) merge(other *shape) {
	s.nullable = s.nullable || other.nullable
	if other.scalar != nil {
		s.scalar = other.scalar
	}
	if other.elements != nil {
		if s.elements == nil {
			s.elements = &shape{}
		}
		s.elements.merge(other.elements)
	}
	for _, name := range other.names {
		s.add(name, other.members[name])
	}
}

// goType is the type of such values: a pointer if they may be null.
func (s *shape) goType() (t reflect.Type) {
	switch {
	case s.scalar != nil:
		t = s.scalar
	case s.elements != nil:
		t = reflect.SliceOf(s.elements.goType())
	default:
		var fields []reflect.StructField
		for _, name := range s.names {
			fields = append(fields, reflect.StructField{Name: "F" + name, Type: s.members[name].goType(), Tag: reflect.StructTag(`json:"` + name + `"`)})
		}
		t = reflect.StructOf(fields)
	}
	if s.nullable {
		t = reflect.PointerTo(t)
	}
	return t
}

package main

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// typedValue is JSON as structs and slices of exactly its shape, as hand-written code would have them.
func typedValue(b *testing.B, data []byte) any {
	b.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		b.Fatal(err)
	}
	t := typeOfJSON(v)
	typed := reflect.New(t)
	if err := json.Unmarshal(data, typed.Interface()); err != nil {
		b.Fatal(err)
	}
	return typed.Elem().Interface()
}

// typeOfJSON is the type of a JSON value; of a list, a slice whose type has the fields of all elements.
func typeOfJSON(v any) reflect.Type {
	switch v := v.(type) {
	case map[string]any:
		var fields []reflect.StructField
		for key, value := range v {
			fields = append(fields, reflect.StructField{Name: "F" + key, Type: typeOfJSON(value), Tag: reflect.StructTag(`json:"` + key + `"`)})
		}
		slices.SortFunc(fields, func(a, b reflect.StructField) int { return strings.Compare(a.Name, b.Name) })
		return reflect.StructOf(fields)
	case []any:
		union := map[string]any{}
		for _, e := range v {
			object, ok := e.(map[string]any)
			if !ok {
				return reflect.TypeFor[[]string]()
			}
			mergeObjects(union, object)
		}
		return reflect.SliceOf(typeOfJSON(union))
	case json.Number:
		return reflect.TypeFor[float64]()
	case bool:
		return reflect.TypeFor[bool]()
	case string:
		return reflect.TypeFor[string]()
	}
	return reflect.TypeFor[*string]()
}

// mergeObjects adds the members of an object to another, also those of lists and objects within.
func mergeObjects(union, object map[string]any) {
	for key, value := range object {
		existing, ok := union[key]
		if !ok || existing == nil {
			union[key] = value
			continue
		}
		switch value := value.(type) {
		case map[string]any:
			inner := map[string]any{}
			mergeObjects(inner, existing.(map[string]any))
			mergeObjects(inner, value)
			union[key] = inner
		case []any:
			union[key] = append(slices.Clone(existing.([]any)), value...)
		}
	}
}

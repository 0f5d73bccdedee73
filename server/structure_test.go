package main

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// structure is JSON as structs, slices and values of exactly its shape, as hand-written code would hold them.
func structure(b *testing.B, data []byte) any {
	b.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		b.Fatal(err)
	}
	t := shape(v)
	typed := reflect.New(t)
	if err := json.Unmarshal(data, typed.Interface()); err != nil {
		b.Fatal(err)
	}
	return typed.Elem().Interface()
}

// shape is the type that holds v: of a list, one that holds each of its elements.
func shape(v any) reflect.Type {
	switch v := v.(type) {
	case map[string]any:
		var fields []reflect.StructField
		for key, value := range v {
			fields = append(fields, reflect.StructField{Name: "F" + key, Type: shape(value), Tag: reflect.StructTag(`json:"` + key + `"`)})
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
			merge(union, object)
		}
		return reflect.SliceOf(shape(union))
	case json.Number:
		return reflect.TypeFor[float64]()
	case bool:
		return reflect.TypeFor[bool]()
	case string:
		return reflect.TypeFor[string]()
	}
	return reflect.TypeFor[*string]()
}

// merge adds to an object what another has beside it, lists and objects within too.
func merge(union, object map[string]any) {
	for key, value := range object {
		known, ok := union[key]
		if !ok || known == nil {
			union[key] = value
			continue
		}
		switch value := value.(type) {
		case map[string]any:
			inner := map[string]any{}
			merge(inner, known.(map[string]any))
			merge(inner, value)
			union[key] = inner
		case []any:
			union[key] = append(slices.Clone(known.([]any)), value...)
		}
	}
}

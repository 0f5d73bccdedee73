package sample

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"time"
)

// Named is an object with a name.
type Named interface{ Name(loud bool) string }

// Sized is an object with a size.
type Sized interface{ Sizing() Size }

// Part is an object that a box may hold.
type Part interface{ part() }

type (
	// Maker makes boxes.
	Maker struct {
		ID     string
		Title  string
		Rating *float64
		Since  Stamp
	}
	// Box holds parts.
	Box struct {
		ID       string
		Title    string
		Size     Size
		Colour   Colour
		By       *Maker
		Made     time.Time
		Mark     Stamp
		Notes    map[string]any
		Anything any
		Tags     []*string
		Numbers  [][]int32
		Grid     [][]*Cell
		Loose    [][]Cell
		Parts    []Part
		Required []Part
		Stock    *Stock // if it is not nil, the box has the parts with these numbers instead
		Stocked  []int32
	}
	// Stock is parts that have numbers.
	Stock struct {
		Parts []Part
		Made  uint64
	}
	// Cell is a part of a grid.
	Cell struct {
		X int32
		Y float64
	}
	// Screw is a part that is no pointer.
	Screw struct{ Length int32 }
)

func (*Maker) part() {}
func (*Box) part()   {}
func (Screw) part()  {}

// Len is the number of parts.
func (s *Stock) Len() int { return len(s.Parts) }

// Object is the part with a number.
func (s *Stock) Object(number int32) any { return s.Parts[number] }

// Serial tells the stock from others.
func (s *Stock) Serial() uint64 { return s.Made }

// PartsNumbers are the numbers of the parts of the box.
func (b *Box) PartsNumbers() (*Stock, []int32) { return b.Stock, b.Stocked }

// UnknownPart is a part that is not in the schema.
type UnknownPart struct{}

func (UnknownPart) part() {}

// Name is the maker's name.
func (m *Maker) Name(loud bool) string { return voice(m.Title, loud) }

// Maker is the maker itself.
func (m *Maker) Maker() *Maker { return m }

// Name is the name of the box.
func (b *Box) Name(loud bool) string { return voice(b.Title, loud) }

// Sizing is the size of the box.
func (b *Box) Sizing() Size { return b.Size }

func voice(s string, loud bool) string {
	if loud {
		return strings.ToUpper(s)
	}
	return s
}

func (b *Box) number() int {
	n, _ := strconv.Atoi(b.ID)
	return n
}

// Slow takes a context.
func (b *Box) Slow(ctx context.Context) *Cell {
	if ctx.Err() != nil || b.number()%5 == 4 {
		return nil
	}
	return &Cell{X: int32(b.number())}
}

// Weight may fail.
func (b *Box) Weight() (float64, error) {
	switch b.number() % 5 {
	case 3:
		return 0, errors.New("there are no scales")
	case 2:
		panic("the scales broke")
	}
	return float64(b.number()) / 4, nil
}

// Brittle panics.
func (b *Box) Brittle() string {
	if b.number()%4 == 1 {
		panic("it broke")
	}
	return "whole"
}

// Size is an enum whose values the configuration gives.
type Size int

// The sizes.
const (
	Small Size = iota
	Large
)

// Colour is an enum that marshals itself; zero is null.
type Colour uint8

var colours = []string{"null", "RED", "GREEN"}

// MarshalGQL writes the enum value.
func (c Colour) MarshalGQL(w io.Writer) {
	if c == 0 {
		_, _ = io.WriteString(w, colours[0])
		return
	}
	_, _ = fmt.Fprintf(w, "%q", colours[c])
}

// UnmarshalGQL reads the enum value.
func (c *Colour) UnmarshalGQL(v any) error {
	for i, name := range colours[1:] {
		if name == v {
			*c = Colour(i + 1)
			return nil
		}
	}
	return fmt.Errorf("%v is no colour", v)
}

// Stamp is a scalar that appends itself; zero is null.
type Stamp int

// AppendJSON appends the stamp.
func (s Stamp) AppendJSON(b []byte) []byte {
	if s == 0 {
		return append(b, "null"...)
	}
	return append(strconv.AppendInt(append(b, '"', '#'), int64(s), 10), '"')
}

// MarshalGQL writes the stamp.
func (s Stamp) MarshalGQL(w io.Writer) { _, _ = w.Write(s.AppendJSON(nil)) }

// UnmarshalGQL reads a stamp.
func (s *Stamp) UnmarshalGQL(any) error { return errors.New("stamps are not read") }

// Boxes makes n boxes, each of one of three makers, with something of everything.
func Boxes(n int) []*Box {
	three := 3.5
	makers := []*Maker{{ID: "m0", Title: "Ada", Rating: &three}, {ID: "m1", Title: "Bo \"\\\n\x01<&>\u2028é", Since: 7}, {ID: "m2", Title: "Chu"}}
	boxes := make([]*Box, n)
	for i := range boxes {
		tag := "tag " + strconv.Itoa(i)
		b := &Box{ID: strconv.Itoa(i), Title: "box " + strconv.Itoa(i), Size: Size(i % 2), Colour: Colour(i % 3), Mark: Stamp(i + 1),
			Tags: []*string{&tag, nil}, Numbers: [][]int32{{1, int32(i)}, nil, {}}}
		if i%4 != 3 {
			b.By = makers[i%3]
			b.Notes, b.Anything = map[string]any{"n": i}, []int{i}
			b.Made = time.Date(2020, 1, 1+i%28, 0, 0, 0, 0, time.UTC)
		}
		b.Grid = [][]*Cell{{{X: 1, Y: 0.1}, nil}, {}, nil, {{X: 2, Y: 1e21}}}
		if i%3 != 0 {
			b.Loose = [][]Cell{{{X: 3}}, nil, {{X: 4}, {X: 5, Y: math.Pi}}}
		}
		b.Parts = []Part{Screw{int32(i)}, b.By, nil, &Screw{9}}
		if b.By == nil {
			b.Parts[1] = nil
		}
		b.Required = b.Parts[:1+i%3]
		boxes[i] = b
	}
	for i, b := range boxes {
		b.Parts = append(b.Parts, boxes[(i+1)%n])
	}
	return boxes
}

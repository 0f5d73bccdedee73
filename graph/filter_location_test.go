package graph_test

import (
	"errors"
	"math"
	"testing"

	"coopgraph/graph"
)

func TestOnTheGlobe(t *testing.T) {
	for _, c := range []struct {
		name string
		area interface{ Check() error }
		ok   bool
	}{
		{"a circle", graph.Near{Longitude: 121.5, Latitude: 31.2, Kilometres: 0.1}, true},
		{"a circle at the edges", graph.Near{Longitude: -180, Latitude: 90, Kilometres: 1}, true},
		{"a circle too far east", graph.Near{Longitude: 180.1, Latitude: 0, Kilometres: 1}, false},
		{"a circle too far south", graph.Near{Longitude: 0, Latitude: -90.1, Kilometres: 1}, false},
		{"a circle without size", graph.Near{Longitude: 0, Latitude: 0}, false},
		{"a circle of no number", graph.Near{Longitude: math.NaN(), Latitude: 0, Kilometres: 1}, false},
		{"the whole globe", graph.BBox{West: -180, South: -90, East: 180, North: 90}, true},
		{"a box over the 180th meridian", graph.BBox{West: 170, South: 0, East: -170, North: 0}, true},
		{"a box too far west", graph.BBox{West: -181, South: 0, East: 0, North: 1}, false},
		{"a box too far north", graph.BBox{West: 0, South: 0, East: 1, North: 91}, false},
		{"a box upside down", graph.BBox{West: 0, South: 2, East: 1, North: 1}, false},
		{"a box of no number", graph.BBox{West: 0, South: 0, East: math.NaN(), North: 1}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := c.area.Check(); (err == nil) != c.ok || err != nil && !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("%+v: %v", c.area, err)
			}
		})
	}
}

// Distances are those that others compute on a sphere of this radius: a degree of a great circle, a quarter and half of it,
// and the first example of Movable Type Scripts, "Calculate distance, bearing and more between Latitude/Longitude points".
func TestMetres(t *testing.T) {
	for _, c := range []struct {
		name                               string
		longitude, latitude, placeX, place float64
		want                               int64
	}{
		{"the same point", 121.4737, 31.2304, 121.4737, 31.2304, 0},
		{"a degree of the equator", 0, 0, 1, 0, 111_195},
		{"a degree over the 180th meridian", 179.5, 0, -179.5, 0, 111_195},
		{"a degree of a meridian", 100, 30, 100, 31, 111_195},
		{"a quarter of a great circle", 0, 0, 77, 90, 10_007_557},
		{"the other side of the world", 121.4737, 31.2304, -58.5263, -31.2304, 20_015_114},
		{"Land's End to John o' Groats", -5.714722, 50.066389, -3.070000, 58.643889, 968_855},
	} {
		t.Run(c.name, func(t *testing.T) {
			near := graph.Near{Longitude: c.longitude, Latitude: c.latitude, Kilometres: float64(c.want) / 1000}
			place := &graph.County{}
			place.Location = graph.Location{Longitude: c.placeX, Latitude: c.place}
			if got := near.Metres(place); got != graph.IntValue(c.want) {
				t.Errorf("%d m, want %d", got.Int(), c.want)
			}
		})
	}
	if !(graph.Near{}).Metres(&graph.Chamber{}).IsNull() || !(graph.Near{}).Metres(&graph.FriendlyPair{}).IsNull() {
		t.Error("a record without a location has a distance")
	}
}

func TestCheckPeriod(t *testing.T) {
	day := graph.NewDate(2020, 12, 31)
	if err := graph.CheckPeriod(day, true); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("a day and all of history: %v", err)
	}
	for _, err := range []error{graph.CheckPeriod(0, true), graph.CheckPeriod(day, false), graph.CheckPeriod(0, false)} {
		if err != nil {
			t.Error(err)
		}
	}
}

package explorer

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// baseMap is the part of a map that is checked: a FeatureCollection of GeoJSON (RFC 7946) with the member credit.
type baseMap struct {
	Type     string `json:"type"`
	Credit   string `json:"credit"`
	Features []struct {
		Geometry *struct {
			Type        string          `json:"type"`
			Coordinates json.RawMessage `json:"coordinates"`
		} `json:"geometry"`
	} `json:"features"`
}

// nesting is how deep the positions of a geometry lie in its coordinates.
var nesting = map[string]int{"LineString": 1, "Polygon": 2, "MultiLineString": 2, "MultiPolygon": 3}

// CheckMap reports why the explorer cannot show a base map; nil if it can. The map must be a FeatureCollection of areas and
// lines in degrees, longitude first, and its member credit must be the text that the explorer shows with it.
func CheckMap(file []byte) error {
	var m baseMap
	if err := json.Unmarshal(file, &m); err != nil {
		return fmt.Errorf("it is no GeoJSON: %w", err)
	}
	if m.Type != "FeatureCollection" {
		return fmt.Errorf("its type is %.40q: it must be FeatureCollection", m.Type)
	}
	if strings.TrimSpace(m.Credit) == "" {
		return errors.New(`it has no member "credit": that is the text that the map shows, with its approval number (审图号)`)
	}
	areas := 0
	for i, f := range m.Features {
		if f.Geometry == nil {
			continue
		}
		depth, ok := nesting[f.Geometry.Type]
		if !ok {
			return fmt.Errorf("feature %d is a %.40q: it must be a Polygon, MultiPolygon, LineString or MultiLineString", i, f.Geometry.Type)
		}
		if err := checkPositions(f.Geometry.Coordinates, depth); err != nil {
			return fmt.Errorf("feature %d: %w", i, err)
		}
		if strings.HasSuffix(f.Geometry.Type, "Polygon") {
			areas++
		}
	}
	if areas == 0 {
		return errors.New("it has no area: no feature is a Polygon or a MultiPolygon")
	}
	return nil
}

// checkPositions checks the positions that lie depth arrays deep.
func checkPositions(coordinates json.RawMessage, depth int) error {
	if depth > 0 {
		var parts []json.RawMessage
		if err := json.Unmarshal(coordinates, &parts); err != nil || len(parts) == 0 {
			return errors.New("its coordinates are not nested as its type demands")
		}
		for _, part := range parts {
			if err := checkPositions(part, depth-1); err != nil {
				return err
			}
		}
		return nil
	}
	var position []float64
	if err := json.Unmarshal(coordinates, &position); err != nil || len(position) < 2 {
		return fmt.Errorf("%.40s is no position: it must be longitude and latitude", coordinates)
	}
	if longitude, latitude := position[0], position[1]; longitude < -180 || longitude > 180 || latitude < -90 || latitude > 90 {
		return fmt.Errorf("%.40s is not in degrees, longitude first", coordinates)
	}
	return nil
}

package export

import "io"

// Format is the format of a file, named as its extension.
type Format string

// The formats.
const (
	CSV     Format = "csv"
	CSVW    Format = "csv-metadata.json" // describes the CSV file, for readers of CSV on the Web
	GeoJSON Format = "geojson"
	GraphML Format = "graphml"
	GEXF    Format = "gexf"
	JSON    Format = "json"
	Parquet Format = "parquet"
)

// Formats is every format.
var Formats = []Format{CSV, CSVW, GeoJSON, GraphML, GEXF, JSON, Parquet}

// MediaType is the media type of the format's files.
func (f Format) MediaType() string {
	switch f {
	case CSV:
		return "text/csv; charset=utf-8"
	case CSVW:
		return "application/csvm+json"
	case GeoJSON:
		return "application/geo+json"
	case GraphML:
		return "application/graphml+xml"
	case GEXF:
		return "application/gexf+xml"
	case Parquet:
		return "application/vnd.apache.parquet"
	}
	return "application/json"
}

// Compressed reports whether files of the format are compressed, so that compressing them again gains nothing.
func (f Format) Compressed() bool { return f == Parquet }

// write is the method that writes files of the format.
func (f Format) write() func(*Export, io.Writer, Part, Options) error {
	switch f {
	case CSV:
		return (*Export).writeCSV
	case CSVW:
		return (*Export).writeCSVW
	case GeoJSON:
		return (*Export).writeGeoJSON
	case GraphML:
		return (*Export).writeGraphML
	case GEXF:
		return (*Export).writeGEXF
	case Parquet:
		return (*Export).writeParquet
	}
	return (*Export).writeJSON
}

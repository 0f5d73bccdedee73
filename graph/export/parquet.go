package export

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"reflect"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"coopgraph/graph"
)

// decimalScale is the number of decimals of a Parquet column. A graph.Decimal has no more, so none is rounded.
const decimalScale = 9

// writeParquet writes a table whose last column is the geometry of each record (GeoParquet 1.1). The metadata are the
// file's key-value metadata.
func (e *Export) writeParquet(w io.Writer, p Part, _ Options) error {
	table := e.tables(p)[0]
	options := []parquet.WriterOption{parquetSchema(table.columns), parquet.Compression(&zstd.Codec{}), parquet.MaxRowsPerRowGroup(rowGroupSize)}
	for _, m := range e.metadata(p) {
		options = append(options, parquet.KeyValueMetadata(m.name, cellText(m.value)))
	}
	options = append(options, parquet.KeyValueMetadata("geo", geoMetadata(p)))
	out := parquet.NewGenericWriter[any](w, options...)
	columns, cells, err := append(columnNames(table.columns), "geometry"), []any(nil), error(nil)
	for i, r := range table.records {
		if cells, err = e.row(cells[:0], table.columns, r); err != nil {
			return err
		}
		cells = append(cells, e.geometry(i, r, false))
		row := make(parquet.Row, len(cells))
		for i, cell := range cells {
			v, err := parquetValue(cell)
			if err != nil {
				return fmt.Errorf("%s of %v: %w", columns[i], cells[idColumn], err)
			}
			definitionLevel := 1
			if v.IsNull() {
				definitionLevel = 0
			}
			row[i] = v.Level(0, definitionLevel, i)
		}
		if _, err := out.WriteRows([]parquet.Row{row}); err != nil {
			return err
		}
	}
	return out.Close()
}

// rowGroupSize is how many records a row group has at most.
const rowGroupSize = 50_000

// parquetSchema is a schema with these columns in this order. It is made from a struct, since a parquet.Group would sort
// them by name.
func parquetSchema(columns []column) *parquet.Schema {
	fields := make([]reflect.StructField, len(columns), len(columns)+1)
	for i, c := range columns {
		field, tag := reflect.TypeFor[string](), ""
		switch c.typ {
		case intCell:
			field = reflect.TypeFor[int64]()
		case boolCell:
			field = reflect.TypeFor[bool]()
		case floatCell:
			field = reflect.TypeFor[float64]()
		case decimalCell:
			field, tag = reflect.TypeFor[int64](), fmt.Sprintf(",decimal(%d:18)", decimalScale)
		case dateCell:
			field, tag = reflect.TypeFor[int32](), ",date"
		}
		fields[i] = reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: field,
			Tag: reflect.StructTag(fmt.Sprintf(`parquet:"%s,optional%s"`, c.name, tag))}
	}
	fields = append(fields, reflect.StructField{Name: "Geometry", Type: reflect.TypeFor[[]byte](), Tag: `parquet:"geometry,optional"`})
	return parquet.NewSchema("coopgraph", parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
}

// parquetValue is a cell as a value of its column.
func parquetValue(cell any) (parquet.Value, error) {
	switch c := cell.(type) {
	case nil:
		return parquet.NullValue(), nil
	case int64:
		return parquet.Int64Value(c), nil
	case bool:
		return parquet.BooleanValue(c), nil
	case float64:
		return parquet.DoubleValue(c), nil
	case graph.Decimal:
		scaled, ok := c.Add(graph.Decimal{Scale: decimalScale})
		if !ok {
			return parquet.Value{}, fmt.Errorf("%s is too large for %d decimals", c, decimalScale)
		}
		return parquet.Int64Value(scaled.Units), nil
	case graph.Date:
		midnight := time.Date(int(c/10000), time.Month(c/100%100), int(c%100), 0, 0, 0, 0, time.UTC)
		return parquet.Int32Value(int32(midnight.Unix() / (24 * 60 * 60))), nil
	case geometry:
		return c.parquetValue(), nil
	}
	return parquet.ByteArrayValue([]byte(cellText(cell))), nil
}

// geoMetadata describes the column of geometries. Without a reference system it is OGC:CRS84.
func geoMetadata(p Part) string {
	types := map[Part]string{Nodes: `"Point"`, Ties: `"LineString"`, Flows: `"Point","LineString"`}
	return `{"version":"1.1.0","primary_column":"geometry","columns":{"geometry":{"encoding":"WKB","geometry_types":[` + types[p] + `]}}}`
}

// parquetValue is the geometry in well-known binary, little-endian.
func (g geometry) parquetValue() parquet.Value {
	const wkbPoint, wkbLineString = 1, 2
	var b []byte
	switch len(g.points) {
	case 0:
		return parquet.NullValue()
	case 1:
		b = binary.LittleEndian.AppendUint32([]byte{1}, wkbPoint)
	default:
		b = binary.LittleEndian.AppendUint32([]byte{1}, wkbLineString)
		b = binary.LittleEndian.AppendUint32(b, uint32(len(g.points)))
	}
	for _, p := range g.points {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(p.lon))
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(p.lat))
	}
	return parquet.ByteArrayValue(b)
}

package export

import (
	"fmt"
	"io"
	"reflect"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"coopgraph/graph"
)

// decimals is the scale of decimals in Parquet, where a column has one: that of graph.Decimal at most, so none is rounded.
const decimals = 9

// writeParquet writes a table with a row group for each rowGroup records. What the file says of itself is its key-value
// metadata.
func (e *Export) writeParquet(w io.Writer, p Part, _ Options) error {
	table := e.sheets(p)[0]
	options := []parquet.WriterOption{schemaOf(table.columns), parquet.Compression(&zstd.Codec{}), parquet.MaxRowsPerRowGroup(rowGroup)}
	for _, f := range e.facts(p) {
		options = append(options, parquet.KeyValueMetadata(f.name, plain(f.value)))
	}
	out := parquet.NewGenericWriter[any](w, options...)
	var cells []any
	for _, r := range table.records {
		cells = e.row(cells[:0], table.columns, r)
		row := make(parquet.Row, len(cells))
		for i, cell := range cells {
			v, err := parquetValue(cell)
			if err != nil {
				return fmt.Errorf("%s of %v: %w", table.columns[i].name, cells[idColumn], err)
			}
			known := 1
			if v.IsNull() {
				known = 0
			}
			row[i] = v.Level(0, known, i)
		}
		if _, err := out.WriteRows([]parquet.Row{row}); err != nil {
			return err
		}
	}
	return out.Close()
}

const rowGroup = 50_000

// schemaOf is a schema with these columns in this order: that of a struct, since a group of nodes would sort them.
func schemaOf(columns []column) *parquet.Schema {
	fields := make([]reflect.StructField, len(columns))
	for i, c := range columns {
		field, tag := reflect.TypeFor[string](), ""
		switch c.of {
		case integer:
			field = reflect.TypeFor[int64]()
		case boolean:
			field = reflect.TypeFor[bool]()
		case number:
			field = reflect.TypeFor[float64]()
		case decimal:
			field, tag = reflect.TypeFor[int64](), fmt.Sprintf(",decimal(%d:18)", decimals)
		case day:
			field, tag = reflect.TypeFor[int32](), ",date"
		}
		fields[i] = reflect.StructField{Name: fmt.Sprintf("F%d", i), Type: field,
			Tag: reflect.StructTag(fmt.Sprintf(`parquet:"%s,optional%s"`, c.name, tag))}
	}
	return parquet.NewSchema("coopgraph", parquet.SchemaOf(reflect.New(reflect.StructOf(fields)).Interface()))
}

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
		scaled, ok := c.Add(graph.Decimal{Scale: decimals})
		if !ok {
			return parquet.Value{}, fmt.Errorf("%s is too large for %d decimals", c, decimals)
		}
		return parquet.Int64Value(scaled.Units), nil
	case graph.Date:
		midnight := time.Date(int(c/10000), time.Month(c/100%100), int(c%100), 0, 0, 0, 0, time.UTC)
		return parquet.Int32Value(int32(midnight.Unix() / (24 * 60 * 60))), nil
	}
	return parquet.ByteArrayValue([]byte(plain(cell))), nil
}

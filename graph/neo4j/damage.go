package neo4j

import (
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"coopgraph/graph"
)

// Damage is a property whose value is none that this program writes, as after a change by hand.
type Damage struct { //nolint:errname // it is listed, too
	ID       graph.ID // of the record
	Property string
	Problem  string // such as "is of type STRING, not INTEGER"
}

// Error says what is wrong and where.
func (d *Damage) Error() string { return fmt.Sprintf("%s of %q %s", d.Property, d.ID, d.Problem) }

// dataLoss is the error of a read that finds the damage.
func (d *Damage) dataLoss() error {
	return &graph.Error{Code: graph.DataLoss, Message: "the property " + d.Error(),
		Hint: "Run `coopgraph check` to find all such properties, and `coopgraph load -replace` to write their records again.", Cause: d}
}

// wrongType is the damage of a property with a value of another type than a D.
func wrongType[D any](r graph.Record, property string, value any) *Damage {
	var want D
	return &Damage{r.Head().ID, property, fmt.Sprintf("is of type %s, not %s", typeName(value), typeName(any(want)))}
}

// wrongValue is the damage of a property with a value of the right type that cannot be read.
func wrongValue(r graph.Record, property string, why error) *Damage {
	return &Damage{r.Head().ID, property, "cannot be read: " + why.Error()}
}

// typeName is the name that Cypher gives to the type of a value, as the driver gives the value.
func typeName(v any) string {
	switch v.(type) {
	case string:
		return "STRING"
	case int64:
		return "INTEGER"
	case float64:
		return "FLOAT"
	case bool:
		return "BOOLEAN"
	case []any:
		return "LIST"
	case dbtype.Date:
		return "DATE"
	case time.Time:
		return "ZONED DATETIME"
	case dbtype.LocalDateTime:
		return "LOCAL DATETIME"
	case dbtype.Duration:
		return "DURATION"
	case dbtype.Point2D, dbtype.Point3D:
		return "POINT"
	}
	return fmt.Sprintf("%T", v)
}

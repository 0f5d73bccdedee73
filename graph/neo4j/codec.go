package neo4j

import (
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"coopgraph/graph"
)

// columns are the facts of every kind of record: a new one needs a line here, and nothing else.
var columns = []column{
	text("id", graph.FieldID, func(r graph.Record) *graph.ID { return &r.Head().ID }),
	evidence(),
	date("since", graph.FieldSince, func(r graph.Record) *graph.Date { return &r.Head().Since }),
	date("until", graph.FieldUntil, func(r graph.Record) *graph.Date { return &r.Head().Until }),
	date("attested", 0, func(r graph.Record) *graph.Date { return &r.Head().Attested }),
	date("assumed", 0, func(r graph.Record) *graph.Date { return &r.Head().Assumed }),
	derived("held", func(r graph.Record, to map[string]any) {
		first, last := graph.Days(r)
		to["heldFrom"], to["heldUntil"] = int64(first), int64(last)
		if first != 0 && first != graph.EndOfTime {
			to["validFrom"] = day(first)
		}
		if last != graph.EndOfTime {
			to["validUntil"] = day(last)
		}
	}),
	citations(),

	text("name", graph.FieldNameZH, func(n graph.Node) *string { return &n.NodeHead().NameZH }),
	text("nameEn", graph.FieldNameEN, func(n graph.Node) *string { return &n.NodeHead().NameEN }),
	text("pinyin", 0, func(n graph.Node) *string { return &n.NodeHead().Pinyin }),
	text("sortKey", graph.FieldSortKey, func(n graph.Node) *string { return &n.NodeHead().SortKey }),
	list("aliases", func(n graph.Node) *[]string { return &n.NodeHead().Aliases }),
	search(),
	derived("forms", func(n graph.Node, to map[string]any) {
		if forms := slices.Collect(n.NodeHead().Terms.Forms); len(forms) > 0 {
			to["forms"] = forms
		}
	}),

	text("code", graph.FieldCode, func(p graph.Place) *string { return &p.PlaceHead().Code }),
	text("level", graph.FieldLevel, func(p graph.Place) *graph.PlaceLevel { return &p.PlaceHead().Level }),
	degrees("longitude", func(p graph.Place) *float64 { return &p.PlaceHead().Location.Longitude }),
	degrees("latitude", func(p graph.Place) *float64 { return &p.PlaceHead().Location.Latitude }),
	text("locationBasis", 0, func(p graph.Place) *graph.LocationBasis { return &p.PlaceHead().Location.Basis }),
	derived("location", func(p graph.Place, to map[string]any) {
		at := p.PlaceHead().Location
		to["location"] = point(at.Longitude, at.Latitude)
	}),

	text("direction", graph.FieldDirection, func(c *graph.Chamber) *graph.Direction { return &c.Direction }),
	text("level", graph.FieldLevel, func(c *graph.Chamber) *graph.OrganizationLevel { return &c.Level }),
	flag("inPublishedTotal", graph.FieldInPublishedTotal, func(c *graph.Chamber) *bool { return &c.InPublishedTotal }),
	text("direction", graph.FieldDirection, func(o *graph.LiaisonOffice) *graph.Direction { return &o.Direction }),
	text("level", graph.FieldLevel, func(o *graph.LiaisonOffice) *graph.OrganizationLevel { return &o.Level }),
	flag("inPublishedTotal", graph.FieldInPublishedTotal, func(o *graph.LiaisonOffice) *bool { return &o.InPublishedTotal }),
	text("address", 0, func(o *graph.LiaisonOffice) *string { return &o.Address }),
	text("kind", graph.FieldSubkind, func(o *graph.Organization) *graph.OrganizationKind { return &o.OrgKind }),
	text("kind", graph.FieldSubkind, func(a *graph.Agreement) *graph.AgreementKind { return &a.AgreementKind }),
	flag("renewal", graph.FieldRenewal, func(a *graph.Agreement) *bool { return &a.Renewal }),
	text("kind", graph.FieldSubkind, func(p *graph.Programme) *graph.ProgrammeKind { return &p.ProgrammeKind }),
	text("status", graph.FieldStatus, func(p *graph.Programme) *graph.ProgrammeStatus { return &p.Status }),
	text("key", graph.FieldKey, func(i *graph.Indicator) *string { return &i.Key }),
	text("kind", graph.FieldSubkind, func(i *graph.Indicator) *graph.IndicatorKind { return &i.IndicatorKind }),
	text("nature", graph.FieldNature, func(i *graph.Indicator) *graph.IndicatorNature { return &i.Nature }),
	text("unit", 0, func(i *graph.Indicator) *string { return &i.Unit }),
	document("target", func(i *graph.Indicator) **graph.Target { return &i.Target }, func(t *graph.Target) bool { return t != nil }),
	document("series", func(i *graph.Indicator) *[]graph.Observation { return &i.Series },
		func(s []graph.Observation) bool { return len(s) > 0 }),
	text("documentNumber", 0, func(s *graph.Source) *string { return &s.DocumentNumber }),
	date("printedOn", 0, func(s *graph.Source) *graph.Date { return &s.PrintedOn }),
	text("issuer", 0, func(s *graph.Source) *string { return &s.Issuer }),
	text("url", 0, func(s *graph.Source) *string { return &s.URL }),

	text("fromId", graph.FieldFromID, func(t graph.Tie) *graph.ID { return &t.TieHead().FromID }),
	text("toId", graph.FieldToID, func(t graph.Tie) *graph.ID { return &t.TieHead().ToID }),
	text("label", 0, func(t graph.Tie) *string { return &t.TieHead().LabelZH }),
	text("labelEn", 0, func(t graph.Tie) *string { return &t.TieHead().LabelEN }),
	flag("inPublishedTotal", graph.FieldInPublishedTotal, func(p *graph.FriendlyPair) *bool { return &p.InPublishedTotal }),
	text("scheme", graph.FieldScheme, func(p *graph.Pairing) *graph.PairingScheme { return &p.Scheme }),
	integer("countyCount", graph.FieldCountyCount, func(p *graph.Pairing) *int32 { return &p.CountyCount }),
	text("form", graph.FieldForm, func(c *graph.Cooperation) *string { return &c.Form }),
	integer("year", graph.FieldYear, func(i *graph.InvestmentFlow) *int32 { return &i.Year }),
	integer("enterprises", graph.FieldEnterprises, func(i *graph.InvestmentFlow) *int32 { return &i.Enterprises }),
	decimal("amount", graph.FieldAmount, func(i *graph.InvestmentFlow) *graph.Decimal { return &i.Amount }),
	decimal("amountLargeProjects", graph.FieldAmountLargeProjects,
		func(i *graph.InvestmentFlow) *graph.Decimal { return &i.AmountLargeProjects }),
	optionalDecimal("growth", graph.FieldGrowth, func(i *graph.InvestmentFlow) **graph.Decimal { return &i.Growth }),
	decimal("share", graph.FieldShare, func(i *graph.InvestmentFlow) *graph.Decimal { return &i.Share }),
	integer("rank", graph.FieldRank, func(i *graph.InvestmentFlow) *int32 { return &i.Rank }),
	text("role", graph.FieldRole, func(m *graph.Membership) *graph.MemberRole { return &m.Role }),
	flag("rotatingChair", graph.FieldRotatingChair, func(m *graph.Membership) *bool { return &m.RotatingChair }),
	text("meeting", 0, func(m *graph.Membership) *string { return &m.Meeting }),
}

// day is a day as Neo4j's users write it.
func day(d graph.Date) dbtype.Date {
	return dbtype.Date(time.Date(d.Year(), time.Month(d%10_000/100), int(d%100), 0, 0, 0, 0, time.UTC))
}

// evidence is stored by name, and by strength.
func evidence() column {
	c := newColumn("evidence", graph.FieldEvidence, numbers, func(r graph.Record) *graph.Evidence { return &r.Head().Evidence },
		func(e graph.Evidence, to map[string]any) { to["evidence"], to["evidenceOrder"] = e.String(), int64(e) },
		from(func(n int64) graph.Evidence { return graph.Evidence(n) }))
	c.read = "evidenceOrder"
	return c
}

// properties is a record as it is stored.
func properties(r graph.Record) map[string]any {
	to := make(map[string]any, 32)
	for i := range columns {
		if c := &columns[i]; c.of(r) {
			c.put(r, to)
		}
	}
	return to
}

// columnsOf are the columns that some records have.
func columnsOf(prototypes []graph.Record) (of []*column) {
	for i := range columns {
		for _, r := range prototypes {
			if c := &columns[i]; c.read != "" && c.of(r) {
				of = append(of, c)
				break
			}
		}
	}
	return of
}

var (
	nodeColumns = func() (by [len(newNodes)][]*column) {
		for k := range graph.AllNodes.All {
			by[k] = columnsOf([]graph.Record{newNodes[k]()})
		}
		return by
	}()
	tieColumns = func() (by [len(newTies)][]*column) {
		for k := range graph.AllTies.All {
			by[k] = columnsOf([]graph.Record{newTies[k]()})
		}
		return by
	}()
)

// names are those of the properties that some kinds of records are read from, each once.
func names(of [][]*column) []string {
	var once []string
	for _, columns := range of {
		for _, c := range columns {
			if !slices.Contains(once, c.read) {
				once = append(once, c.read)
			}
		}
	}
	return once
}

// askNodes and askTies say in q what to read of nodes and ties of these kinds.
func askNodes(kinds graph.NodeKinds, q map[string]any) map[string]any {
	var of [][]*column
	for k := range kinds.All {
		of = append(of, nodeColumns[k])
	}
	q["nodeColumns"], q["labels"] = names(of), nodeLabels[1:]
	return q
}

func askTies(kinds graph.TieKinds, q map[string]any) map[string]any {
	var of [][]*column
	for k := range kinds.All {
		of = append(of, tieColumns[k])
	}
	q["tieColumns"] = names(of)
	return q
}

// nodes are those that an answer holds.
func (a answer) nodes() ([]graph.Node, error) {
	return decoded(a, "nodeKinds", "nodeColumns", "nodes", nodeKindOf, newNodes[:], nodeColumns[:])
}

// ties are those that an answer holds.
func (a answer) ties() ([]graph.Tie, error) {
	return decoded(a, "tieKinds", "tieColumns", "ties", tieKindOf, newTies[:], tieColumns[:])
}

func decoded[R graph.Record, K ~uint8](a answer, kinds, names, matrix string, kindOf map[string]K, empty []func() R,
	columns [][]*column) ([]R, error) {
	labels := a.list(kinds)
	records := make([]R, len(labels))
	byKind := make([][]int32, len(empty)) // which records there are of each
	for i, v := range labels {
		label, _ := v.(string)
		k := kindOf[label]
		if k == 0 {
			return nil, foreign("it holds a record of a kind that this program does not know")
		}
		records[i] = empty[k]()
		byKind[k] = append(byKind[k], int32(i))
	}
	read := make(map[string][]any, 32)
	for i, name := range a.asked[names].([]string) {
		read[name], _ = a.list(matrix)[i].([]any)
	}
	for k, at := range byKind {
		for _, c := range columns[k] {
			values := read[c.read]
			if values == nil {
				continue
			}
			for _, i := range at {
				if v := values[i]; v != nil {
					if err := c.set(records[i], v); err != nil {
						return nil, err
					}
				}
			}
		}
	}
	return records, nil
}

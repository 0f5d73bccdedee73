package resolve

import (
	"coopgraph/graph"
	"coopgraph/schema"
)

// Each method translates one filter of the schema, field by field. A filter that is nil is no condition.

func (t *translator) place(f *schema.PlaceFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.text(graph.FieldCode, f.Code), t.name(f.Name), t.recordEvidence(f.Evidence), t.within(f.Within), t.near(f.Near), t.bbox(f.Bbox)}
	if f.Level != nil {
		tests = append(tests, enum(t, graph.FieldLevel, f.Level.Eq, f.Level.In, f.Level.NotIn, textual))
	}
	if q := f.FriendlyPairs; q != nil {
		tests = append(tests, quantifiers(t, (*translator).friendlyPair, friendlyPairStep, q.Some, q.Every, q.None))
	}
	if q := f.Pairings; q != nil {
		tests = append(tests, quantifiers(t, (*translator).pairing, pairingStep, q.Some, q.Every, q.None))
	}
	if q := f.Cooperations; q != nil {
		tests = append(tests, quantifiers(t, (*translator).cooperation, cooperationStep, q.Some, q.Every, q.None))
	}
	if q := f.Chambers; q != nil {
		tests = append(tests, quantifiers(t, farEnd((*translator).chamber), chamberStep, q.Some, q.Every, q.None))
	}
	return logic(t, (*translator).place, f.And, f.Or, f.Not, tests...)
}

// within translates a condition on a place above: directly above, or above that one. Places have at most two levels above
// them.
func (t *translator) within(f *schema.PlaceFilter) graph.Filter {
	if f == nil {
		return nil
	}
	liesIn := func(above graph.Filter) graph.Filter {
		return graph.Has{Quantifier: graph.Some, Ties: graph.TieKindsOf(graph.Within), Direction: graph.Out,
			Filter: graph.End{Of: graph.Far, Kinds: graph.Places, Filter: above}}
	}
	passes, _ := t.onRelation(graph.AllEvidence, func() graph.Filter { return t.place(f) })
	return graph.Any(liesIn(passes), liesIn(liesIn(passes)))
}

func (t *translator) near(n *graph.Near) graph.Filter {
	if n == nil {
		return nil
	}
	t.check(n.Check())
	return *n
}

func (t *translator) bbox(b *graph.BBox) graph.Filter {
	if b == nil {
		return nil
	}
	t.check(b.Check())
	return *b
}

func (t *translator) tie(f *schema.TieFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.end(graph.From, f.From), t.end(graph.To, f.To),
		t.date(graph.FieldSince, f.Since), t.date(graph.FieldUntil, f.Until), t.recordEvidence(f.Evidence)}
	if k := f.Kind; k != nil {
		if k.Eq != nil {
			tests = append(tests, ofKind([]graph.TieKind{*k.Eq}))
		}
		if k.In != nil {
			tests = append(tests, ofKind(k.In))
		}
		tests = append(tests, graph.Negate(ofKind(k.NotIn)))
	}
	return logic(t, (*translator).tie, f.And, f.Or, f.Not, tests...)
}

// ofKind is met by a tie of one of the kinds, and by nothing if there are none.
func ofKind(kinds []graph.TieKind) graph.Filter {
	if len(kinds) == 0 {
		return graph.Never{}
	}
	return graph.OfKind{Kinds: graph.TieKindsOf(kinds...)}
}

func (t *translator) friendlyPair(f *schema.FriendlyPairFilter) graph.Filter {
	if f == nil {
		return nil
	}
	return logic(t, (*translator).friendlyPair, f.And, f.Or, f.Not, t.end(graph.From, f.District), t.end(graph.To, f.Partner),
		t.flag(graph.FieldInPublishedTotal, f.InPublishedTotal),
		t.date(graph.FieldSince, f.Since), t.date(graph.FieldUntil, f.Until), t.recordEvidence(f.Evidence))
}

func (t *translator) pairing(f *schema.PairingFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.end(graph.From, f.Supporter), t.end(graph.To, f.Supported),
		t.date(graph.FieldSince, f.Since), t.date(graph.FieldUntil, f.Until), t.recordEvidence(f.Evidence)}
	if f.Scheme != nil {
		tests = append(tests, enum(t, graph.FieldScheme, f.Scheme.Eq, f.Scheme.In, f.Scheme.NotIn, textual))
	}
	return logic(t, (*translator).pairing, f.And, f.Or, f.Not, tests...)
}

func (t *translator) cooperation(f *schema.CooperationFilter) graph.Filter {
	if f == nil {
		return nil
	}
	return logic(t, (*translator).cooperation, f.And, f.Or, f.Not, t.end(graph.From, f.From), t.end(graph.To, f.To),
		t.text(graph.FieldForm, f.Form), t.date(graph.FieldSince, f.Since), t.date(graph.FieldUntil, f.Until), t.recordEvidence(f.Evidence))
}

func (t *translator) investmentFlow(f *schema.InvestmentFlowFilter) graph.Filter {
	if f == nil {
		return nil
	}
	return logic(t, (*translator).investmentFlow, f.And, f.Or, f.Not, t.end(graph.From, f.Origin), t.end(graph.To, f.Destination),
		t.integer(graph.FieldYear, f.Year), t.integer(graph.FieldEnterprises, f.Enterprises), t.integer(graph.FieldRank, f.Rank),
		t.decimal(graph.FieldAmount, f.Amount), t.decimal(graph.FieldGrowth, f.Growth), t.recordEvidence(f.Evidence))
}

func (t *translator) membership(f *schema.MembershipFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.end(graph.From, f.Member), t.flag(graph.FieldRotatingChair, f.RotatingChair),
		t.date(graph.FieldSince, f.Since), t.date(graph.FieldUntil, f.Until), t.recordEvidence(f.Evidence)}
	if f.Organization != nil {
		passes, _ := t.onOthers(graph.AllEvidence, func() graph.Filter { return t.organization(f.Organization) })
		tests = append(tests, graph.End{Of: graph.To, Filter: passes})
	}
	if f.Role != nil {
		tests = append(tests, enum(t, graph.FieldRole, f.Role.Eq, f.Role.In, f.Role.NotIn, textual))
	}
	return logic(t, (*translator).membership, f.And, f.Or, f.Not, tests...)
}

func (t *translator) chamber(f *schema.ChamberFilter) graph.Filter {
	if f == nil {
		return nil
	}
	shared := delegationFilter{f.Name, f.Direction, f.Level, f.Home, f.Host, f.InPublishedTotal, f.Founded, f.Evidence}
	return logic(t, (*translator).chamber, f.And, f.Or, f.Not, t.delegation(shared))
}

func (t *translator) liaisonOffice(f *schema.LiaisonOfficeFilter) graph.Filter {
	if f == nil {
		return nil
	}
	shared := delegationFilter{f.Name, f.Direction, f.Level, f.Home, f.Host, f.InPublishedTotal, f.Established, f.Evidence}
	return logic(t, (*translator).liaisonOffice, f.And, f.Or, f.Not, t.delegation(shared))
}

// delegationFilter is the part that the filters of chambers and liaison offices share.
type delegationFilter struct {
	name             *schema.NameFilter
	direction        *schema.DirectionFilter
	level            *schema.OrganizationLevelFilter
	home, host       *schema.PlaceFilter
	inPublishedTotal *bool
	since            *schema.DateFilter
	evidence         *schema.EvidenceFilter
}

func (t *translator) delegation(f delegationFilter) graph.Filter {
	tests := []graph.Filter{t.name(f.name), t.tiedTo(graph.Represents, graph.Out, f.home), t.tiedTo(graph.Located, graph.Out, f.host),
		t.flag(graph.FieldInPublishedTotal, f.inPublishedTotal), t.date(graph.FieldSince, f.since), t.recordEvidence(f.evidence)}
	if f.direction != nil {
		tests = append(tests, enum(t, graph.FieldDirection, f.direction.Eq, f.direction.In, f.direction.NotIn, textual))
	}
	if f.level != nil {
		tests = append(tests, enum(t, graph.FieldLevel, f.level.Eq, f.level.In, f.level.NotIn, textual))
	}
	return graph.All(tests...)
}

func (t *translator) organization(f *schema.OrganizationFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.name(f.Name), t.date(graph.FieldSince, f.Founded), t.recordEvidence(f.Evidence)}
	if f.Kind != nil {
		tests = append(tests, enum(t, graph.FieldSubkind, f.Kind.Eq, f.Kind.In, f.Kind.NotIn, textual))
	}
	return logic(t, (*translator).organization, f.And, f.Or, f.Not, tests...)
}

func (t *translator) agreement(f *schema.AgreementFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.name(f.Title), t.tiedTo(graph.Party, graph.In, f.Party), t.date(graph.FieldSince, f.SignedOn),
		t.flag(graph.FieldRenewal, f.Renewal), t.recordEvidence(f.Evidence)}
	if f.Kind != nil {
		tests = append(tests, enum(t, graph.FieldSubkind, f.Kind.Eq, f.Kind.In, f.Kind.NotIn, textual))
	}
	return logic(t, (*translator).agreement, f.And, f.Or, f.Not, tests...)
}

func (t *translator) programme(f *schema.ProgrammeFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.name(f.Name), t.tiedTo(graph.Participates, graph.In, f.Participant),
		t.date(graph.FieldSince, f.Since), t.recordEvidence(f.Evidence)}
	if f.Kind != nil {
		tests = append(tests, enum(t, graph.FieldSubkind, f.Kind.Eq, f.Kind.In, f.Kind.NotIn, textual))
	}
	if f.Status != nil {
		tests = append(tests, enum(t, graph.FieldStatus, f.Status.Eq, f.Status.In, f.Status.NotIn, textual))
	}
	return logic(t, (*translator).programme, f.And, f.Or, f.Not, tests...)
}

func (t *translator) indicator(f *schema.IndicatorFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.text(graph.FieldKey, f.Key), t.name(f.Name), t.recordEvidence(f.Evidence)}
	if f.Kind != nil {
		tests = append(tests, enum(t, graph.FieldSubkind, f.Kind.Eq, f.Kind.In, f.Kind.NotIn, textual))
	}
	if f.Nature != nil {
		tests = append(tests, enum(t, graph.FieldNature, f.Nature.Eq, f.Nature.In, f.Nature.NotIn, textual))
	}
	return logic(t, (*translator).indicator, f.And, f.Or, f.Not, tests...)
}

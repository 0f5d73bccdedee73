package resolve

import (
	"coopgraph/graph"
	"coopgraph/schema"
)

// Each filter of the schema, field by field. A filter that is not given is no condition.

func (t *translation) place(f *schema.PlaceFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.text(graph.FieldCode, f.Code), t.name(f.Name), t.ofEvidence(f.Evidence), t.within(f.Within), t.near(f.Near), t.bbox(f.Bbox)}
	if f.Level != nil {
		tests = append(tests, enum(t, graph.FieldLevel, f.Level.Eq, f.Level.In, f.Level.NotIn, textual))
	}
	if q := f.FriendlyPairs; q != nil {
		tests = append(tests, quantify(t, (*translation).friendlyPair, friends, q.Some, q.Every, q.None))
	}
	if q := f.Pairings; q != nil {
		tests = append(tests, quantify(t, (*translation).pairing, supports, q.Some, q.Every, q.None))
	}
	if q := f.Cooperations; q != nil {
		tests = append(tests, quantify(t, (*translation).cooperation, cooperates, q.Some, q.Every, q.None))
	}
	if q := f.Chambers; q != nil {
		tests = append(tests, quantify(t, farEnd((*translation).chamber), chambers, q.Some, q.Every, q.None))
	}
	return logic(t, (*translation).place, f.And, f.Or, f.Not, tests...)
}

// within holds for a place below one that passes: right below it, or below what is right below it.
func (t *translation) within(f *schema.PlaceFilter) graph.Filter {
	if f == nil {
		return nil
	}
	lies := func(above graph.Filter) graph.Filter {
		return graph.Has{Quantifier: graph.Some, Ties: graph.TieKindsOf(graph.Within), Direction: graph.Out,
			Filter: graph.End{Of: graph.Far, Kinds: graph.Places, Filter: above}}
	}
	passes, _ := t.nested(graph.AllEvidence, func() graph.Filter { return t.place(f) })
	return graph.Any(lies(passes), lies(lies(passes)))
}

func (t *translation) near(n *graph.Near) graph.Filter {
	if n == nil {
		return nil
	}
	t.check(n.Check())
	return *n
}

func (t *translation) bbox(b *graph.BBox) graph.Filter {
	if b == nil {
		return nil
	}
	t.check(b.Check())
	return *b
}

func (t *translation) tie(f *schema.TieFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.end(graph.From, f.From), t.end(graph.To, f.To),
		t.date(graph.FieldSince, f.Since), t.date(graph.FieldUntil, f.Until), t.ofEvidence(f.Evidence)}
	if k := f.Kind; k != nil {
		if k.Eq != nil {
			tests = append(tests, ofKind([]graph.TieKind{*k.Eq}))
		}
		if k.In != nil {
			tests = append(tests, ofKind(k.In))
		}
		tests = append(tests, graph.Negate(ofKind(k.NotIn)))
	}
	return logic(t, (*translation).tie, f.And, f.Or, f.Not, tests...)
}

// ofKind holds for a tie of one of the kinds, for nothing where there are none.
func ofKind(kinds []graph.TieKind) graph.Filter {
	if len(kinds) == 0 {
		return graph.Never{}
	}
	return graph.OfKind{Kinds: graph.TieKindsOf(kinds...)}
}

func (t *translation) friendlyPair(f *schema.FriendlyPairFilter) graph.Filter {
	if f == nil {
		return nil
	}
	return logic(t, (*translation).friendlyPair, f.And, f.Or, f.Not, t.end(graph.From, f.District), t.end(graph.To, f.Partner),
		t.flag(graph.FieldInPublishedTotal, f.InPublishedTotal),
		t.date(graph.FieldSince, f.Since), t.date(graph.FieldUntil, f.Until), t.ofEvidence(f.Evidence))
}

func (t *translation) pairing(f *schema.PairingFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.end(graph.From, f.Supporter), t.end(graph.To, f.Supported),
		t.date(graph.FieldSince, f.Since), t.date(graph.FieldUntil, f.Until), t.ofEvidence(f.Evidence)}
	if f.Scheme != nil {
		tests = append(tests, enum(t, graph.FieldScheme, f.Scheme.Eq, f.Scheme.In, f.Scheme.NotIn, textual))
	}
	return logic(t, (*translation).pairing, f.And, f.Or, f.Not, tests...)
}

func (t *translation) cooperation(f *schema.CooperationFilter) graph.Filter {
	if f == nil {
		return nil
	}
	return logic(t, (*translation).cooperation, f.And, f.Or, f.Not, t.end(graph.From, f.From), t.end(graph.To, f.To),
		t.text(graph.FieldForm, f.Form), t.date(graph.FieldSince, f.Since), t.date(graph.FieldUntil, f.Until), t.ofEvidence(f.Evidence))
}

func (t *translation) investmentFlow(f *schema.InvestmentFlowFilter) graph.Filter {
	if f == nil {
		return nil
	}
	return logic(t, (*translation).investmentFlow, f.And, f.Or, f.Not, t.end(graph.From, f.Origin), t.end(graph.To, f.Destination),
		t.integer(graph.FieldYear, f.Year), t.integer(graph.FieldEnterprises, f.Enterprises), t.integer(graph.FieldRank, f.Rank),
		t.decimal(graph.FieldAmount, f.Amount), t.decimal(graph.FieldGrowth, f.Growth), t.ofEvidence(f.Evidence))
}

func (t *translation) membership(f *schema.MembershipFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.end(graph.From, f.Member), t.flag(graph.FieldRotatingChair, f.RotatingChair),
		t.date(graph.FieldSince, f.Since), t.date(graph.FieldUntil, f.Until), t.ofEvidence(f.Evidence)}
	if f.Organization != nil {
		passes, _ := t.apart(graph.AllEvidence, func() graph.Filter { return t.organization(f.Organization) })
		tests = append(tests, graph.End{Of: graph.To, Filter: passes})
	}
	if f.Role != nil {
		tests = append(tests, enum(t, graph.FieldRole, f.Role.Eq, f.Role.In, f.Role.NotIn, textual))
	}
	return logic(t, (*translation).membership, f.And, f.Or, f.Not, tests...)
}

func (t *translation) chamber(f *schema.ChamberFilter) graph.Filter {
	if f == nil {
		return nil
	}
	return logic(t, (*translation).chamber, f.And, f.Or, f.Not,
		t.delegation(f.Name, f.Direction, f.Level, f.Home, f.Host, f.InPublishedTotal, f.Founded, f.Evidence))
}

func (t *translation) liaisonOffice(f *schema.LiaisonOfficeFilter) graph.Filter {
	if f == nil {
		return nil
	}
	return logic(t, (*translation).liaisonOffice, f.And, f.Or, f.Not,
		t.delegation(f.Name, f.Direction, f.Level, f.Home, f.Host, f.InPublishedTotal, f.Established, f.Evidence))
}

// delegation is what the filters of chambers and liaison offices share.
func (t *translation) delegation(name *schema.NameFilter, direction *schema.DirectionFilter, level *schema.OrganizationLevelFilter, home, host *schema.PlaceFilter, published *bool, began *schema.DateFilter, evidence *schema.EvidenceFilter) graph.Filter {
	tests := []graph.Filter{t.name(name), t.towards(graph.Represents, graph.Out, home), t.towards(graph.Located, graph.Out, host),
		t.flag(graph.FieldInPublishedTotal, published), t.date(graph.FieldSince, began), t.ofEvidence(evidence)}
	if direction != nil {
		tests = append(tests, enum(t, graph.FieldDirection, direction.Eq, direction.In, direction.NotIn, textual))
	}
	if level != nil {
		tests = append(tests, enum(t, graph.FieldLevel, level.Eq, level.In, level.NotIn, textual))
	}
	return graph.All(tests...)
}

func (t *translation) organization(f *schema.OrganizationFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.name(f.Name), t.date(graph.FieldSince, f.Founded), t.ofEvidence(f.Evidence)}
	if f.Kind != nil {
		tests = append(tests, enum(t, graph.FieldSubkind, f.Kind.Eq, f.Kind.In, f.Kind.NotIn, textual))
	}
	return logic(t, (*translation).organization, f.And, f.Or, f.Not, tests...)
}

func (t *translation) agreement(f *schema.AgreementFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.name(f.Title), t.towards(graph.Party, graph.In, f.Party), t.date(graph.FieldSince, f.SignedOn),
		t.flag(graph.FieldRenewal, f.Renewal), t.ofEvidence(f.Evidence)}
	if f.Kind != nil {
		tests = append(tests, enum(t, graph.FieldSubkind, f.Kind.Eq, f.Kind.In, f.Kind.NotIn, textual))
	}
	return logic(t, (*translation).agreement, f.And, f.Or, f.Not, tests...)
}

func (t *translation) programme(f *schema.ProgrammeFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.name(f.Name), t.towards(graph.Participates, graph.In, f.Participant),
		t.date(graph.FieldSince, f.Since), t.ofEvidence(f.Evidence)}
	if f.Kind != nil {
		tests = append(tests, enum(t, graph.FieldSubkind, f.Kind.Eq, f.Kind.In, f.Kind.NotIn, textual))
	}
	if f.Status != nil {
		tests = append(tests, enum(t, graph.FieldStatus, f.Status.Eq, f.Status.In, f.Status.NotIn, textual))
	}
	return logic(t, (*translation).programme, f.And, f.Or, f.Not, tests...)
}

func (t *translation) indicator(f *schema.IndicatorFilter) graph.Filter {
	if f == nil {
		return nil
	}
	tests := []graph.Filter{t.text(graph.FieldKey, f.Key), t.name(f.Name), t.ofEvidence(f.Evidence)}
	if f.Kind != nil {
		tests = append(tests, enum(t, graph.FieldSubkind, f.Kind.Eq, f.Kind.In, f.Kind.NotIn, textual))
	}
	if f.Nature != nil {
		tests = append(tests, enum(t, graph.FieldNature, f.Nature.Eq, f.Nature.In, f.Nature.NotIn, textual))
	}
	return logic(t, (*translation).indicator, f.And, f.Or, f.Not, tests...)
}

package resolve

import (
	"strings"

	"coopgraph/graph"
	"coopgraph/schema"
)

// fields are what the values of an order's enum sort by, without their _ASC or _DESC.
type fields map[string]graph.Order

func (f fields) order(value string) graph.Order {
	name, desc := strings.CutSuffix(value, "_DESC")
	o := f[strings.TrimSuffix(name, "_ASC")]
	o.Desc = desc
	return o
}

// far makes an order of nodes one of the ties that lead to them.
func far(o graph.Order) graph.Order {
	o.Of = graph.Far
	return o
}

var (
	ownID    = graph.Order{Field: graph.FieldID}
	ownCode  = graph.Order{Field: graph.FieldCode}
	ownName  = graph.Order{Field: graph.FieldSortKey}
	ownSince = graph.Order{Field: graph.FieldSince}
	fromCode = graph.Order{Field: graph.FieldCode, Of: graph.From}
	toCode   = graph.Order{Field: graph.FieldCode, Of: graph.To}
	toName   = graph.Order{Field: graph.FieldSortKey, Of: graph.To}
	fromName = graph.Order{Field: graph.FieldSortKey, Of: graph.From}

	byName = graph.Order{Field: graph.FieldSortKey, Of: graph.Far}
	byCode = graph.Order{Field: graph.FieldCode, Of: graph.Far}
	byKey  = graph.Order{Field: graph.FieldKey, Of: graph.Far}
)

func placeOrder(o schema.PlaceOrder) graph.Order {
	return fields{"CODE": ownCode, "NAME": ownName}.order(string(o))
}

func tieOrder(o schema.TieOrder) graph.Order {
	return fields{"ID": ownID, "SINCE": ownSince}.order(string(o))
}

func friendlyPairOrder(o schema.FriendlyPairOrder) graph.Order {
	return fields{"DISTRICT": fromCode, "PARTNER": toCode, "PARTNER_NAME": toName, "SINCE": ownSince}.order(string(o))
}

func pairingOrder(o schema.PairingOrder) graph.Order {
	return fields{"SUPPORTER": fromCode, "SUPPORTED": toCode, "SUPPORTED_NAME": toName, "SINCE": ownSince}.order(string(o))
}

func cooperationOrder(o schema.CooperationOrder) graph.Order {
	return fields{"SINCE": ownSince, "TO": toCode}.order(string(o))
}

func investmentFlowOrder(o schema.InvestmentFlowOrder) graph.Order {
	return fields{"AMOUNT": {Field: graph.FieldAmount}, "ENTERPRISES": {Field: graph.FieldEnterprises},
		"GROWTH": {Field: graph.FieldGrowth}, "RANK": {Field: graph.FieldRank}, "YEAR": {Field: graph.FieldYear}}.order(string(o))
}

func membershipOrder(o schema.MembershipOrder) graph.Order {
	return fields{"SINCE": ownSince, "MEMBER": fromName}.order(string(o))
}

func chamberOrder(o schema.ChamberOrder) graph.Order {
	return fields{"NAME": ownName, "FOUNDED": ownSince}.order(string(o))
}

func liaisonOfficeOrder(o schema.LiaisonOfficeOrder) graph.Order {
	return fields{"NAME": ownName, "ESTABLISHED": ownSince}.order(string(o))
}

func organizationOrder(o schema.OrganizationOrder) graph.Order {
	return fields{"NAME": ownName, "FOUNDED": ownSince}.order(string(o))
}

func agreementOrder(o schema.AgreementOrder) graph.Order {
	return fields{"SIGNED": ownSince, "TITLE": ownName}.order(string(o))
}

func programmeOrder(o schema.ProgrammeOrder) graph.Order {
	return fields{"NAME": ownName, "SINCE": ownSince}.order(string(o))
}

func indicatorOrder(o schema.IndicatorOrder) graph.Order {
	return fields{"KEY": {Field: graph.FieldKey}, "NAME": ownName}.order(string(o))
}

package resolve

import (
	"fmt"
	"strings"

	"coopgraph/graph"
	"coopgraph/schema"
)

// orders holds the ascending orders of an enum, by the names of its values without _ASC and _DESC.
type orders map[string]graph.Order

// of returns the order of a value of the enum.
func (o orders) of(value string) graph.Order {
	name, desc := strings.CutSuffix(value, "_DESC")
	order := o[strings.TrimSuffix(name, "_ASC")]
	order.Desc = desc
	return order
}

// atFarEnd turns an order of nodes into an order of the ties that lead to them.
func atFarEnd(o graph.Order) graph.Order {
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

	farName = graph.Order{Field: graph.FieldSortKey, Of: graph.Far}
	farCode = graph.Order{Field: graph.FieldCode, Of: graph.Far}
	farKey  = graph.Order{Field: graph.FieldKey, Of: graph.Far}
)

// placeOrder returns the order of a list of places. A distance is that from the middle of the circle that the filter asks for.
func placeOrder(o schema.PlaceOrder, filter *schema.PlaceFilter) (graph.Order, error) {
	order := orders{"CODE": ownCode, "NAME": ownName}.of(string(o))
	if o != schema.PlaceOrderDistanceAsc && o != schema.PlaceOrderDistanceDesc {
		return order, nil
	}
	order.Near = circleOf(filter)
	if filter == nil || filter.Near == nil {
		return order, invalid(fmt.Sprintf("the order is %s, and the filter has no near", o), "Add near to the filter itself; one inside and, or or not does not say where distances begin.")
	}
	return order, nil
}

// circleOf returns the circle that a filter asks for; zero if it asks for none. The condition near of a filter inside it does
// not count: a place may meet several, or none.
func circleOf(filter *schema.PlaceFilter) graph.Near {
	if filter == nil || filter.Near == nil {
		return graph.Near{}
	}
	return *filter.Near
}

func tieOrder(o schema.TieOrder) graph.Order {
	return orders{"ID": ownID, "SINCE": ownSince}.of(string(o))
}

func friendlyPairOrder(o schema.FriendlyPairOrder) graph.Order {
	return orders{"DISTRICT": fromCode, "PARTNER": toCode, "PARTNER_NAME": toName, "SINCE": ownSince}.of(string(o))
}

func pairingOrder(o schema.PairingOrder) graph.Order {
	return orders{"SUPPORTER": fromCode, "SUPPORTED": toCode, "SUPPORTED_NAME": toName, "SINCE": ownSince}.of(string(o))
}

func cooperationOrder(o schema.CooperationOrder) graph.Order {
	return orders{"SINCE": ownSince, "TO": toCode}.of(string(o))
}

func investmentFlowOrder(o schema.InvestmentFlowOrder) graph.Order {
	return orders{"AMOUNT": {Field: graph.FieldAmount}, "ENTERPRISES": {Field: graph.FieldEnterprises},
		"GROWTH": {Field: graph.FieldGrowth}, "RANK": {Field: graph.FieldRank}, "YEAR": {Field: graph.FieldYear}}.of(string(o))
}

func membershipOrder(o schema.MembershipOrder) graph.Order {
	return orders{"SINCE": ownSince, "MEMBER": fromName}.of(string(o))
}

func chamberOrder(o schema.ChamberOrder) graph.Order {
	return orders{"NAME": ownName, "FOUNDED": ownSince}.of(string(o))
}

func liaisonOfficeOrder(o schema.LiaisonOfficeOrder) graph.Order {
	return orders{"NAME": ownName, "ESTABLISHED": ownSince}.of(string(o))
}

func organizationOrder(o schema.OrganizationOrder) graph.Order {
	return orders{"NAME": ownName, "FOUNDED": ownSince}.of(string(o))
}

func agreementOrder(o schema.AgreementOrder) graph.Order {
	return orders{"SIGNED": ownSince, "TITLE": ownName}.of(string(o))
}

func programmeOrder(o schema.ProgrammeOrder) graph.Order {
	return orders{"NAME": ownName, "SINCE": ownSince}.of(string(o))
}

func indicatorOrder(o schema.IndicatorOrder) graph.Order {
	return orders{"KEY": {Field: graph.FieldKey}, "NAME": ownName}.of(string(o))
}

package graph

import (
	"strings"
	"testing"
)

// A small part of the network:
//
//	310000 上海市 ── 310115 浦东新区          330000 浙江省 ── 330900 舟山市 ── 330903 普陀区
//	           └─── 310107 普陀区            500000 重庆市 ── 500101 万州区
func sampleHierarchy() *Hierarchy {
	n := &Network{Version: Version{Revision: 7}}
	index := map[string]int32{}
	add := func(code, name, parent string, p Place) {
		h := p.PlaceHead()
		h.ID, h.Code, h.NameZH, h.Terms = PlaceID(code), code, name, Terms{Names: []string{code, Fold(name)}}
		index[code] = int32(len(n.Nodes))
		n.Nodes = append(n.Nodes, p)
		if parent != "" {
			n.Ties = append(n.Ties, &Containment{})
			n.From, n.To = append(n.From, index[code]), append(n.To, index[parent])
		}
	}
	add("310000", "上海市", "", &Province{})
	add("310115", "浦东新区", "310000", &District{})
	add("310107", "普陀区", "310000", &District{})
	add("330000", "浙江省", "", &Province{})
	add("330900", "舟山市", "330000", &Prefecture{})
	add("330903", "普陀区", "330900", &County{})
	add("500000", "重庆市", "", &Province{})
	add("500101", "万州区", "500000", &County{})
	return NewHierarchy(n)
}

func TestHierarchy(t *testing.T) {
	h := sampleHierarchy()
	name := func(p Place) string {
		if p == nil {
			return "-"
		}
		return p.PlaceHead().NameZH
	}
	for _, c := range []struct{ code, province, prefecture, path string }{
		{"330903", "浙江省", "舟山市", "浙江省舟山市普陀区"},
		{"330900", "浙江省", "舟山市", "浙江省舟山市"},
		{"330000", "浙江省", "-", "浙江省"},
		{"500101", "重庆市", "万州区", "重庆市万州区"}, // it has no prefecture, so the plan counts it as one
	} {
		p := h.Place(PlaceID(c.code))
		if got := [3]string{name(h.Province(p)), name(h.Prefecture(p)), h.Path(p)}; got != [3]string{c.province, c.prefecture, c.path} {
			t.Errorf("%s lies in %v", c.code, got)
		}
	}
	if h.Province(nil) != nil || h.Prefecture(nil) != nil {
		t.Error("no place lies somewhere")
	}
	if !h.Shared("普陀区") || h.Shared("万州区") || h.Shared("") {
		t.Error("only 普陀区 is the name of two places")
	}
	var codes []string
	for p := range h.All {
		if codes = append(codes, p.PlaceHead().Code); len(codes) == 3 {
			break
		}
	}
	if got := strings.Join(codes, " "); got != "310000 310115 310107" { // as the network has them
		t.Errorf("the first places are %s", got)
	}
}

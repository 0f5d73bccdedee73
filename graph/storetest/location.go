package storetest

import (
	"testing"

	"coopgraph/graph"
)

// locations: circles on the sphere, and boxes with their edges.
func locations(t *testing.T, store graph.Store) {
	near := func(longitude, latitude, km float64, want ...graph.ID) {
		t.Helper()
		filteredNodes(t, store, 0, graph.Near{Longitude: longitude, Latitude: latitude, Kilometres: km}, want...)
	}
	near(121.4737, 31.2304, 0, shanghai)
	near(121.4737, 31.2304, 6.5, shanghai, huangpu, xuhui)
	near(121.4737, 31.2304, 10, shanghai, huangpu, xuhui, pudong)
	near(121.4737, 31.2304, 150, shanghai, huangpu, xuhui, pudong)
	near(121.4737, 31.2304, 155, shanghai, huangpu, xuhui, pudong, ningbo, beilun) // beilun 152 km, ningbo 151.6 km
	near(0, 0, 1)
	// The two ends are one degree of longitude apart at 10° north: 109.506 km.
	near(179.5, 10, 109.4, eastEnd)
	near(179.5, 10, 109.6, eastEnd, westEnd)
	near(180, 10, 54.8, eastEnd, westEnd)
	near(-180, 10, 54.8, eastEnd, westEnd)
	near(-58.5263, -31.2304, 20016, shanghai, huangpu, xuhui, pudong, zhejiang, ningbo, beilun, chongqing, wanzhou, yunnan,
		honghe, gejiu, mengzi, eastEnd, westEnd) // from the other side of the world, all of it

	box := func(west, south, east, north float64, want ...graph.ID) {
		t.Helper()
		filteredNodes(t, store, 0, graph.BBox{West: west, South: south, East: east, North: north}, want...)
	}
	box(103, 23, 104, 24, honghe, gejiu, mengzi)
	box(103.1600, 23.3591, 103.3756, 23.3961, honghe, gejiu, mengzi) // its edges run through them
	box(103.1601, 23.3591, 103.3755, 23.3961, mengzi)
	box(103, 24, 104, 23)
	box(179.5, 10, -179.5, 10, eastEnd, westEnd)
	box(179, 9, -179.6, 11, eastEnd)
	box(179.6, 9, -179, 11, westEnd)
	box(-180, -90, 180, 90, shanghai, huangpu, xuhui, pudong, zhejiang, ningbo, beilun, chongqing, wanzhou, yunnan, honghe,
		gejiu, mengzi, eastEnd, westEnd)
	box(179, 20, -179, 30)
}

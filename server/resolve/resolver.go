package resolve

import (
	"cmp"
	"context"

	"coopgraph/graph"
	"coopgraph/graph/gazetteer"
	"coopgraph/schema"
	"coopgraph/schema/cache"
)

// Options hold what the program knows about the data and the store does not, and who listens.
type Options struct {
	Layers func(*graph.Network) []string // returns the layers of the records of a network; nil if they are not known
	Totals []graph.Total                 // the totals that the plan publishes
	Trace  *Trace                        // told about each call of the store; optional
	Caches cache.Registry                // told about the cache of analyses; optional

	// MayWrite reports whether the sender of the context's request may change the network, and so see who has changed it. If it
	// is nil, nobody may.
	MayWrite func(context.Context) bool

	AnalysisBytes int64 // bounds the cache of analyses, in bytes; 0 means 64 MB
}

// Resolver is the root of all resolvers.
type Resolver struct {
	store       operationReader // for lists and traversals
	snapshots   Snapshots
	options     Options
	hierarchies *versionCache[*graph.Hierarchy]
	gazetteers  *versionCache[*gazetteer.Gazetteer]
	analyses    *analysisCache
}

var _ schema.ResolverRoot = (*Resolver)(nil)

// Snapshots is a store that has the whole network in the process, and its history.
type Snapshots interface {
	graph.Snapshotter
	graph.Historian
}

// New returns the resolvers over a store. Lists and traversals are read from the store, and answers that need the whole
// network from snapshots of it. If the store is a graph.Snapshotter itself, each operation reads one snapshot of it.
func New(store graph.Reader, snapshots Snapshots, o Options) *Resolver {
	r := &Resolver{store: operationReader{store, NewPastNetworks(snapshots), o.Trace}, snapshots: snapshots, options: o, analyses: newAnalysisCache(cmp.Or(o.AnalysisBytes, defaultAnalysisBytes)),
		hierarchies: newVersionCache[*graph.Hierarchy](), gazetteers: newVersionCache[*gazetteer.Gazetteer]()}
	o.Caches.Add("analyses", r.analyses.Stats)
	return r
}

// places returns the hierarchy of places, no older than what the operation has read so far.
func (r *Resolver) places(ctx context.Context) (*graph.Hierarchy, error) {
	version, err := r.version(ctx)
	if err != nil {
		return nil, err
	}
	return r.placesAt(ctx, version)
}

// placesAt returns the hierarchy of places, no older than a version.
func (r *Resolver) placesAt(ctx context.Context, version graph.Version) (*graph.Hierarchy, error) {
	snapshot, err := r.snapshotAt(ctx, version)(ctx)
	if err != nil {
		return nil, err
	}
	if version, err = snapshot.Version(ctx); err != nil {
		return nil, err
	}
	return r.hierarchies.Load(ctx, version, func(ctx context.Context) (*graph.Hierarchy, error) {
		network, err := snapshot.Network(ctx, graph.Scope{Nodes: graph.Places, Ties: graph.TieKindsOf(graph.Within)})
		if err != nil {
			return nil, err
		}
		return graph.NewHierarchy(network), nil
	})
}

// gazetteer returns the gazetteer of the places, no older than a version.
func (r *Resolver) gazetteer(ctx context.Context, version graph.Version) (*gazetteer.Gazetteer, error) {
	hierarchy, err := r.placesAt(ctx, version)
	if err != nil {
		return nil, err
	}
	return r.gazetteers.Load(ctx, hierarchy.Version, func(context.Context) (*gazetteer.Gazetteer, error) {
		return gazetteer.New(hierarchy), nil
	})
}

// The types that resolve fields of their own. Some embed a generic type, which resolves the fields that types share.
type (
	province       struct{ place[*graph.Province] }
	prefecture     struct{ place[*graph.Prefecture] }
	friendlyPair   struct{ tie[*graph.FriendlyPair] }
	pairing        struct{ tie[*graph.Pairing] }
	investmentFlow struct{ tie[*graph.InvestmentFlow] }
	membership     struct{ tie[*graph.Membership] }
	liaisonOffice  struct {
		delegation[*graph.LiaisonOffice]
	}
	agreement    struct{ *Resolver }
	organization struct{ *Resolver }
	programme    struct{ *Resolver }
	indicator    struct{ *Resolver }
	citation     struct{ *Resolver }
	query        struct{ *Resolver }
)

// One method for each type of the schema that has a field to resolve, as gqlgen requires.

func (r *Resolver) Query() schema.QueryResolver       { return query{r} }
func (r *Resolver) Commit() schema.CommitResolver     { return commit{r} }
func (r *Resolver) Citation() schema.CitationResolver { return citation{r} }

func (r *Resolver) Province() schema.ProvinceResolver {
	return province{place[*graph.Province]{r}}
}
func (r *Resolver) Prefecture() schema.PrefectureResolver {
	return prefecture{place[*graph.Prefecture]{r}}
}
func (r *Resolver) County() schema.CountyResolver     { return place[*graph.County]{r} }
func (r *Resolver) District() schema.DistrictResolver { return place[*graph.District]{r} }

func (r *Resolver) Chamber() schema.ChamberResolver { return delegation[*graph.Chamber]{r} }
func (r *Resolver) LiaisonOffice() schema.LiaisonOfficeResolver {
	return liaisonOffice{delegation[*graph.LiaisonOffice]{r}}
}
func (r *Resolver) Agreement() schema.AgreementResolver       { return agreement{r} }
func (r *Resolver) Organization() schema.OrganizationResolver { return organization{r} }
func (r *Resolver) Programme() schema.ProgrammeResolver       { return programme{r} }
func (r *Resolver) Indicator() schema.IndicatorResolver       { return indicator{r} }

func (r *Resolver) Path() schema.PathResolver { return path{r} }
func (r *Resolver) Flow() schema.FlowResolver { return flow{r} }

func (r *Resolver) Containment() schema.ContainmentResolver { return tie[*graph.Containment]{r} }
func (r *Resolver) FriendlyPair() schema.FriendlyPairResolver {
	return friendlyPair{tie[*graph.FriendlyPair]{r}}
}
func (r *Resolver) Pairing() schema.PairingResolver         { return pairing{tie[*graph.Pairing]{r}} }
func (r *Resolver) Cooperation() schema.CooperationResolver { return tie[*graph.Cooperation]{r} }
func (r *Resolver) InvestmentFlow() schema.InvestmentFlowResolver {
	return investmentFlow{tie[*graph.InvestmentFlow]{r}}
}
func (r *Resolver) Membership() schema.MembershipResolver {
	return membership{tie[*graph.Membership]{r}}
}
func (r *Resolver) Leadership() schema.LeadershipResolver { return tie[*graph.Leadership]{r} }
func (r *Resolver) AgreementParty() schema.AgreementPartyResolver {
	return tie[*graph.AgreementParty]{r}
}
func (r *Resolver) Seat() schema.SeatResolver { return tie[*graph.Seat]{r} }
func (r *Resolver) Representation() schema.RepresentationResolver {
	return tie[*graph.Representation]{r}
}
func (r *Resolver) Participation() schema.ParticipationResolver { return tie[*graph.Participation]{r} }
func (r *Resolver) Measurement() schema.MeasurementResolver     { return tie[*graph.Measurement]{r} }

func (r *Resolver) PlaceConnection() schema.PlaceConnectionResolver {
	return connection[graph.Place]{r}
}
func (r *Resolver) ProvinceConnection() schema.ProvinceConnectionResolver {
	return connection[*graph.Province]{r}
}
func (r *Resolver) PrefectureConnection() schema.PrefectureConnectionResolver {
	return connection[*graph.Prefecture]{r}
}
func (r *Resolver) CountyConnection() schema.CountyConnectionResolver {
	return connection[*graph.County]{r}
}
func (r *Resolver) DistrictConnection() schema.DistrictConnectionResolver {
	return connection[*graph.District]{r}
}
func (r *Resolver) ChamberConnection() schema.ChamberConnectionResolver {
	return connection[*graph.Chamber]{r}
}
func (r *Resolver) LiaisonOfficeConnection() schema.LiaisonOfficeConnectionResolver {
	return connection[*graph.LiaisonOffice]{r}
}
func (r *Resolver) AgreementConnection() schema.AgreementConnectionResolver {
	return connection[*graph.Agreement]{r}
}
func (r *Resolver) OrganizationConnection() schema.OrganizationConnectionResolver {
	return connection[*graph.Organization]{r}
}
func (r *Resolver) ProgrammeConnection() schema.ProgrammeConnectionResolver {
	return connection[*graph.Programme]{r}
}
func (r *Resolver) IndicatorConnection() schema.IndicatorConnectionResolver {
	return connection[*graph.Indicator]{r}
}
func (r *Resolver) TieConnection() schema.TieConnectionResolver { return connection[graph.Tie]{r} }
func (r *Resolver) FriendlyPairConnection() schema.FriendlyPairConnectionResolver {
	return connection[*graph.FriendlyPair]{r}
}
func (r *Resolver) PairingConnection() schema.PairingConnectionResolver {
	return connection[*graph.Pairing]{r}
}
func (r *Resolver) CooperationConnection() schema.CooperationConnectionResolver {
	return connection[*graph.Cooperation]{r}
}
func (r *Resolver) InvestmentFlowConnection() schema.InvestmentFlowConnectionResolver {
	return connection[*graph.InvestmentFlow]{r}
}
func (r *Resolver) MembershipConnection() schema.MembershipConnectionResolver {
	return connection[*graph.Membership]{r}
}
func (r *Resolver) SearchConnection() schema.SearchConnectionResolver {
	return connection[graph.Node]{r}
}

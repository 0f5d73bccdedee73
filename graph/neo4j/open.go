package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"coopgraph/graph"
)

// Config says which database to use.
type Config struct {
	Address  string // neo4j://, neo4j+s://, neo4j+ssc://, bolt://, bolt+s:// or bolt+ssc://, host and port
	User     string // empty where the server asks for none
	Password string
	Database string // empty for the user's home database
	Brief    bool   // it is for one piece of work: no plans are warmed
}

// Open connects to a database and brings its schema up to date; plans are warmed in the background, unless it is for
// Brief work. What is wrong with the server, the password or the database is an error of one line, within five seconds.
func Open(ctx context.Context, c Config) (*Store, error) {
	driver, err := c.driver(50, connecting)
	if err != nil {
		return nil, err
	}
	lookoutDriver, err := c.driver(1, looking)
	if err != nil {
		return nil, err
	}
	s := &Store{driver: driver, lookout: lookout{driver: lookoutDriver}, database: c.Database, closing: make(chan struct{}),
		bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{})}
	if err := s.open(ctx, c); err != nil {
		_ = s.Close() // why it cannot be opened is what matters
		return nil, err
	}
	if !c.Brief {
		s.warming.Go(s.warm)
	}
	return s, nil
}

// driver makes one that has up to so many connections to each server, and waits for one as long as this.
func (c Config) driver(connections int, acquiring time.Duration) (neo4j.DriverWithContext, error) {
	auth := neo4j.NoAuth()
	if c.User != "" {
		auth = neo4j.BasicAuth(c.User, c.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(c.Address, auth, func(d *config.Config) {
		d.MaxTransactionRetryTime = retrying
		d.ConnectionAcquisitionTimeout = acquiring
		d.SocketConnectTimeout = connecting
		d.ConnectionLivenessCheckTimeout = 30 * time.Second
		d.MaxConnectionPoolSize = connections
		d.UserAgent = "coopgraph"
		d.TelemetryDisabled = true
		d.NotificationsMinSeverity = notifications.DisabledLevel // every property that no record has is one
	})
	if err != nil {
		return nil, &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%q is no address of a Neo4j", c.Address),
			Hint: "Write it as neo4j://host:7687, or bolt:// or neo4j+s://.", Cause: err}
	}
	return driver, nil
}

func (s *Store) open(ctx context.Context, c Config) error {
	state, err := call(ctx, s, "open", func(ctx context.Context) (answer, error) {
		short, done := context.WithTimeout(ctx, greeting) // the driver shakes hands for as long as it is let
		defer done()
		info, err := s.driver.GetServerInfo(short)
		if err != nil {
			return answer{}, explained(err, c)
		}
		if err := recent(info.Agent()); err != nil {
			return answer{}, err
		}
		session := s.session(ctx, neo4j.AccessModeRead)
		defer closeSession(ctx, session)
		a, err := s.run(ctx, autoCommit{session}, statement("open_state"), nil)
		return a, explained(err, c)
	})
	if err != nil {
		return err
	}
	s.database, _ = state.columns["name"].(string)
	versions := state.list("versions")
	steps, err := pending(versions, state.list("checksums"), state.flag("filled"))
	if err != nil {
		return err
	}
	if err := s.migrate(ctx, len(versions), steps); err != nil {
		return explained(err, c)
	}
	return explained(s.makeKindIndexes(ctx), c)
}

// explained says what a user can do about an error of a first use.
func explained(err error, c Config) error {
	if refused, ok := refusal(err); ok {
		switch {
		case refused.Category() == "Security":
			return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("the Neo4j at %s refuses the user %q or the password", c.Address, c.User),
				Hint: "Check the user and the password."}
		case refused.Title() == "DatabaseNotFound":
			return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("the Neo4j at %s has no database %q", c.Address, c.Database),
				Hint: "Create it, or name another one."}
		case readOnly(refused):
			return &graph.Error{Code: graph.Unavailable, Message: fmt.Sprintf("the Neo4j at %s is read-only, and its schema is not up to date", c.Address)}
		}
	}
	if err != nil && (neo4j.IsConnectivityError(err) || neo4j.IsTransactionExecutionLimit(err) || errors.Is(err, context.DeadlineExceeded)) {
		return &graph.Error{Code: graph.Unavailable, Message: "no Neo4j answers at " + c.Address,
			Hint: "Check the address, and that the server runs.", Cause: err}
	}
	return err
}

// recent refuses a server that is older than 5.26; those after 5 are named by the year.
func recent(agent string) error {
	version, _ := strings.CutPrefix(agent, "Neo4j/")
	major, rest, _ := strings.Cut(version, ".")
	minor, _, _ := strings.Cut(rest, ".")
	minor, _, _ = strings.Cut(minor, "-")
	a, errA := strconv.Atoi(major)
	b, errB := strconv.Atoi(minor)
	if errA != nil || errB != nil || a < 5 || a == 5 && b < 26 {
		return &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("the server is %s, and Neo4j 5.26 or later is needed", agent),
			Hint: "Use Neo4j 5.26 LTS."}
	}
	return nil
}

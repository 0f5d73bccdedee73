package neo4j

import (
	"context"
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
	Address    string // neo4j://, neo4j+s://, neo4j+ssc://, bolt://, bolt+s:// or bolt+ssc://, host and port
	User       string // empty if the server asks for none
	Password   string
	Database   string // empty for the user's home database
	SkipWarmUp bool   // common statements are not planned in advance
	Trace      *Trace // told about each statement; optional

	ReadPassword func() (string, error) // reads the password again after the server has refused it; nil if it does not change
	// OnDamage is told about each damaged property, and its record is read without the property. If it is nil, such a read
	// fails with graph.DataLoss. It may be called from several goroutines.
	OnDamage      func(*Damage)
	OnStateChange func(StateChange) // is told when the server is away, and when it is back; it must not block
}

// Open connects to a database, brings its schema up to date, and has Neo4j plan common statements in the background. If
// something is wrong with the server, the password or the database, it returns an error of one line within five seconds.
func Open(ctx context.Context, c Config) (*Store, error) {
	credentials := &credentials{user: c.User, password: c.Password, read: c.ReadPassword}
	driver, err := c.driver(credentials, 50, connectTimeout)
	if err != nil {
		return nil, err
	}
	probeDriver, err := c.driver(credentials, 1, probeTimeout)
	if err != nil {
		return nil, err
	}
	closing := make(chan struct{})
	s := &Store{driver: driver, database: c.Database, trace: c.Trace, onDamage: c.OnDamage, closing: closing,
		bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{})}
	s.breaker = breaker{prober: prober{driver: probeDriver, database: c.Database, credentials: credentials}, onStateChange: c.OnStateChange, closing: closing}
	if err := s.open(ctx, c); err != nil {
		_ = s.Close() // the caller needs the error of open
		return nil, err
	}
	s.breaker.arm()
	if !c.SkipWarmUp {
		s.warming.Go(s.warm)
	}
	return s, nil
}

// driver makes a driver with a pool of connections, for one of which a call waits until the timeout.
func (c Config) driver(credentials *credentials, connections int, timeout time.Duration) (neo4j.DriverWithContext, error) {
	driver, err := neo4j.NewDriverWithContext(c.Address, credentials, func(d *config.Config) {
		d.MaxTransactionRetryTime = 0 // see repeat
		d.ConnectionAcquisitionTimeout = timeout
		d.SocketConnectTimeout = connectTimeout
		d.ConnectionLivenessCheckTimeout = 30 * time.Second
		if connections == 1 {
			d.MaxConnectionLifetime = time.Nanosecond // a probe finds out whether new connections can be made
		}
		d.MaxConnectionPoolSize = connections
		d.UserAgent = "coopgraph"
		d.TelemetryDisabled = true
		d.NotificationsMinSeverity = notifications.DisabledLevel // each property that no record has would be one
	})
	if err != nil {
		return nil, &graph.Error{Code: graph.InvalidArgument, Message: fmt.Sprintf("%q is no address of a Neo4j", c.Address),
			Hint: "Write it as neo4j://host:7687, or bolt:// or neo4j+s://.", Cause: err}
	}
	return driver, nil
}

func (s *Store) open(ctx context.Context, c Config) error {
	state, err := call(ctx, s, "open", func(ctx context.Context) (result, error) {
		short, done := context.WithTimeout(ctx, handshakeTimeout) // the driver has no timeout of its own for the handshake
		defer done()
		info, err := s.driver.GetServerInfo(short)
		if err != nil {
			return result{}, explain(err, c)
		}
		if err := checkVersion(info.Agent()); err != nil {
			return result{}, err
		}
		session := s.session(ctx, neo4j.AccessModeRead)
		defer closeSession(ctx, session)
		r, err := s.run(ctx, autoCommit{session}, "open_state", statement("open_state"), nil)
		return r, explain(err, c)
	})
	if err != nil {
		return err
	}
	s.database, _ = state.columns["name"].(string)
	versions := state.list("versions")
	steps, err := pendingMigrations(versions, state.list("checksums"), state.flag("filled"))
	if err != nil {
		return err
	}
	if err := s.migrate(ctx, len(versions), steps); err != nil {
		return explain(err, c)
	}
	return explain(s.makeIndexes(ctx), c)
}

// checkVersion refuses a server that is older than 5.26. Versions after 5 are named by the year.
func checkVersion(agent string) error {
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

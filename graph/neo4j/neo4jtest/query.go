//go:build unix

package neo4jtest

import (
	"context"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

const (
	// warmUp uses what every first query uses: parser, planner and runtime.
	warmUp = "MATCH (n) WITH n ORDER BY n.x WITH collect(n.x) AS x CALL db.info() YIELD name " +
		"RETURN x, name, EXISTS { MATCH (n)-[r]->() RETURN 1 AS one } AS filled"

	// deleteAll deletes all that a database holds but its constraints and indexes.
	deleteAll = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
)

// initialPassword is that of a new server, which must be changed before anything else.
const initialPassword = "neo4j"

// Empty deletes all nodes and ties; constraints and indexes stay.
func Empty(tb testing.TB, address string) {
	tb.Helper()
	Query(tb, address, deleteAll)
}

// Query runs a statement at an address, bolt://host:port, and returns its records.
func Query(tb testing.TB, address, text string) []*neo4j.Record {
	tb.Helper()
	records, err := query(address, text)
	if err != nil {
		tb.Fatal(err)
	}
	return records
}

// query runs a statement and waits up to a minute for its records: a cold server takes seconds for the first one, many on
// a busy machine.
func query(address, text string) (records []*neo4j.Record, err error) {
	err = connected(address, Password, time.Minute, func(ctx context.Context, driver neo4j.DriverWithContext) error {
		session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "neo4j"})
		defer func() { _ = session.Close(ctx) }()
		result, err := session.Run(ctx, text, nil)
		if err != nil {
			return err
		}
		records, err = result.Collect(ctx)
		return err
	})
	return records, err
}

// changeInitialPassword sets Password on a server that has just been started for the first time.
func changeInitialPassword(address string) error {
	return changePassword(address, initialPassword, Password)
}

// changePassword changes the password of User.
func changePassword(address, from, to string) error {
	return connected(address, from, time.Minute, func(ctx context.Context, driver neo4j.DriverWithContext) error {
		session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "system"})
		defer func() { _ = session.Close(ctx) }()
		result, err := session.Run(ctx, "ALTER CURRENT USER SET PASSWORD FROM $from TO $to", map[string]any{"from": from, "to": to})
		if err != nil {
			return err
		}
		_, err = result.Consume(ctx)
		return err
	})
}

// ping returns an error if a server does not answer.
func ping(address string) error {
	return connected(address, Password, 5*time.Second, func(ctx context.Context, driver neo4j.DriverWithContext) error {
		return driver.VerifyConnectivity(ctx)
	})
}

// connected makes a driver for one piece of work. A server without authentication accepts any password.
func connected(address, password string, timeout time.Duration, do func(context.Context, neo4j.DriverWithContext) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(address, neo4j.BasicAuth(User, password, ""), func(c *config.Config) {
		c.SocketConnectTimeout, c.MaxTransactionRetryTime, c.TelemetryDisabled = timeout, 0, true
	})
	if err != nil {
		return err
	}
	defer func() { _ = driver.Close(ctx) }()
	return do(ctx, driver)
}

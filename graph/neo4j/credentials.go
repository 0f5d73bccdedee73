package neo4j

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/auth"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/db"
)

// credentials are the user and the password. The password is read again after the server has refused it, so one that was
// changed in the server and in its file is found without a restart. They are an auth.TokenManager.
type credentials struct {
	user string                 // empty if the server asks for none
	read func() (string, error) // nil if the password does not change

	mu       sync.Mutex
	password string
	nextTry  time.Time // when a password that was refused is tried again although it is the same; zero if it was not refused
}

var _ auth.TokenManager = (*credentials)(nil)

// After three attempts with a wrong password, Neo4j locks the user, and so every program of that user, for five seconds.
// Therefore a password that was refused is tried again only after a longer time. It may have been changed back in the
// server. Attempts during the lock count for nothing.
const (
	afterRefusal = 10 * time.Second
	duringLock   = 2 * time.Second
)

// errPasswordRefused is the error while the server is not asked again with a password that it has refused.
var errPasswordRefused = errors.New("the server has refused the password a moment ago")

// GetAuthToken returns the user and the password. The driver calls it each time that it takes a connection.
func (c *credentials) GetAuthToken(context.Context) (neo4j.AuthToken, error) {
	if c.user == "" {
		return neo4j.NoAuth(), nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Now().Before(c.nextTry) {
		return neo4j.AuthToken{}, errPasswordRefused
	}
	return neo4j.BasicAuth(c.user, c.password, ""), nil
}

// HandleSecurityException reads the password again if the server has refused it, and reports whether there is another one
// to try.
func (c *credentials) HandleSecurityException(_ context.Context, used neo4j.AuthToken, refused *db.Neo4jError) (bool, error) {
	if c.user == "" || !refusesPassword(refused) {
		return false, nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if used.Tokens["credentials"] != c.password || c.readAgain() {
		return true, nil
	}
	c.nextTry = time.Now().Add(afterRefusal)
	if refused.Title() == authenticationLock {
		c.nextTry = time.Now().Add(duringLock)
	}
	return false, nil
}

// readAgain reads the password again, and reports whether it is another one. The caller holds the lock.
func (c *credentials) readAgain() bool {
	if c.read == nil {
		return false
	}
	password, err := c.read()
	if err != nil || password == c.password { // an error may pass: the file may be replaced at this moment
		return false
	}
	c.password, c.nextTry = password, time.Time{}
	return true
}

// worthTrying reports whether the server may accept the password now, as far as is known.
func (c *credentials) worthTrying() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.nextTry.IsZero() || c.readAgain() || time.Now().After(c.nextTry)
}

// accepted says that the server has accepted the password.
func (c *credentials) accepted() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.nextTry = time.Time{}
}

// authenticationLock is the title of the server's error while it locks a user.
const authenticationLock = "AuthenticationRateLimit"

// refusesPassword reports whether the server refuses the user or the password.
func refusesPassword(refused *db.Neo4jError) bool {
	switch refused.Title() {
	case "Unauthorized", authenticationLock, "CredentialsExpired":
		return true
	}
	return false
}

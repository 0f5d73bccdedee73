package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"coopgraph/graph"
)

// failure makes an error of the driver one of a store's; down says that the server has stopped responding.
func failure(what string, err error, down bool) error {
	refused, ok := serverError(err)
	switch {
	case ok && refused.Code == "Neo.ClientError.Schema.ConstraintValidationFailed":
		return &graph.Error{Code: graph.Conflict, Message: "an id or a key is in use", Hint: "Read what is there and try again.", Cause: err}
	case ok && readOnly(refused):
		return &graph.Error{Code: graph.Unavailable, Message: "the Neo4j is read-only", Hint: "Let its database be written to.", Cause: err}
	case ok && strings.HasSuffix(refused.Title(), "OutOfMemoryError"):
		return &graph.Error{Code: graph.Unavailable, Message: "the memory of Neo4j is not enough for this",
			Hint: "Make fewer changes at once, or give the server more memory.", Cause: err}
	case ok && isDatabaseFailure(refused):
		return &graph.Error{Code: graph.Unavailable, Message: "the database has failed, and must be restarted",
			Hint: "Look into the log of the Neo4j. Its disk may be full.", Cause: err}
	case ok && refused.Category() == "Security":
		return &graph.Error{Code: graph.Unavailable, Message: "the Neo4j refuses this to the user of the server", Hint: "Give the user more rights.", Cause: err}
	case down || neo4j.IsRetryable(err) || neo4j.IsConnectivityError(err) || neo4j.IsTransactionExecutionLimit(err),
		errors.Is(err, context.DeadlineExceeded),
		ok && (refused.Category() == "Database" || refused.Category() == "General"):
		return &graph.Error{Code: graph.Unavailable, Message: "Neo4j cannot answer now", Hint: "Try again in a moment.", Cause: err}
	}
	return fmt.Errorf("neo4j: %s: %w", what, err)
}

// explain says what a user can do about an error of the first connection.
func explain(err error, c Config) error {
	if refused, ok := serverError(err); ok {
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

// serverError returns the error of the server: the last one, if there were several attempts.
func serverError(err error) (*neo4j.Neo4jError, bool) {
	return errors.AsType[*neo4j.Neo4jError](lastAttempt(err))
}

// isDatabaseFailure reports whether the database has failed for good, as with a full disk: it cannot write its log, and then
// begins no transaction.
func isDatabaseFailure(refused *neo4j.Neo4jError) bool {
	return refused.Classification() == "DatabaseError" && refused.Category() == "Transaction"
}

// readOnly reports whether the server refuses to write.
func readOnly(refused *neo4j.Neo4jError) bool {
	return strings.Contains(refused.Title(), "ReadOnly") || refused.Title() == "NotALeader"
}

package neo4j

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"syscall"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// connectionCauses are the causes of broken and missing connections by a part of the error's text: the errors of the driver
// do not wrap those of the network.
var connectionCauses = []struct{ text, cause string }{
	{"no such host", "the name of its host is not found"},
	{"x509: ", "its certificate is not trusted"},
	{syscall.ECONNREFUSED.Error(), "it refuses connections"},
	{syscall.EHOSTUNREACH.Error(), "its host cannot be reached"},
	{syscall.ENETUNREACH.Error(), "its host cannot be reached"},
	{syscall.ECONNRESET.Error(), "it breaks connections"},
	{syscall.EPIPE.Error(), "it breaks connections"},
	{io.EOF.Error(), "it breaks connections"},
	{context.DeadlineExceeded.Error(), "it does not answer"},
	{os.ErrDeadlineExceeded.Error(), "it does not answer"},
}

// causeOf says in words why a probe failed. Everybody may read them, so they have no addresses, names and secrets.
func causeOf(err error) string {
	if refused, ok := serverError(err); ok {
		return causeOfRefusal(refused)
	}
	if errors.Is(err, errPasswordRefused) {
		return passwordRefused
	}
	for _, c := range connectionCauses {
		if strings.Contains(err.Error(), c.text) {
			return c.cause
		}
	}
	return "connections to it fail"
}

const passwordRefused = "it refuses the user or the password"

// causeOfRefusal says in words why the server refuses a probe.
func causeOfRefusal(refused *neo4j.Neo4jError) string {
	switch {
	case refused.Title() == "CredentialsExpired":
		return "its password has expired"
	case refused.Title() == authenticationLock:
		return "it has locked the user after wrong passwords"
	case refused.Category() == "Security":
		return passwordRefused
	case refused.Title() == "DatabaseNotFound":
		return "it has no database of that name"
	case refused.Title() == "DatabaseUnavailable":
		return "its database is not started"
	case isDatabaseFailure(refused):
		return "it has failed and must be restarted; its disk may be full"
	}
	return "it reports " + refused.Code
}

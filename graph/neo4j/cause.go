package neo4j

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"
)

// causeOf says in words why a probe failed. Anybody may read them, so they have no addresses, names and secrets.
func causeOf(err error) string {
	const password = "it refuses the user or the password"
	if errors.Is(err, errPasswordRefused) {
		return password
	}
	if refused, ok := serverError(err); ok {
		switch {
		case refused.Title() == "CredentialsExpired":
			return "its password has expired"
		case refused.Title() == authenticationLock:
			return "it has locked the user after wrong passwords"
		case refused.Category() == "Security":
			return password
		case refused.Title() == "DatabaseNotFound":
			return "it has no database of that name"
		case refused.Title() == "DatabaseUnavailable":
			return "its database is not started"
		case isDatabaseFailure(refused):
			return "it has failed and must be restarted; its disk may be full"
		}
		return "it reports " + refused.Code
	}
	if _, ok := errors.AsType[*net.DNSError](err); ok {
		return "the name of its host is not found"
	}
	for _, c := range []struct {
		target error
		says   string
	}{
		{syscall.ECONNREFUSED, "it refuses connections"},
		{syscall.ECONNRESET, "it breaks connections"},
		{syscall.EPIPE, "it breaks connections"},
		{io.EOF, "it breaks connections"},
		{io.ErrUnexpectedEOF, "it breaks connections"},
		{syscall.EHOSTUNREACH, "its host cannot be reached"},
		{syscall.ENETUNREACH, "its host cannot be reached"},
		{context.DeadlineExceeded, "it does not answer"},
	} {
		if errors.Is(err, c.target) || endsWith(err, c.target) {
			return c.says
		}
	}
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		return "it does not answer"
	}
	if isCertificateError(err) {
		return "its certificate is not trusted"
	}
	return "connections to it fail"
}

// endsWith reports whether the text of an error ends with that of the target: some errors of the driver wrap nothing.
func endsWith(err, target error) bool { return strings.HasSuffix(err.Error(), target.Error()) }

func isCertificateError(err error) bool {
	_, unknown := errors.AsType[x509.UnknownAuthorityError](err)
	_, invalid := errors.AsType[x509.CertificateInvalidError](err)
	_, other := errors.AsType[x509.HostnameError](err)
	return unknown || invalid || other || strings.Contains(err.Error(), "x509: ")
}

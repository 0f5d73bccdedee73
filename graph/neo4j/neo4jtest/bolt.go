//go:build unix

package neo4jtest

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"time"
)

// answers says whether a server answers Bolt's handshake.
func answers(address string) error {
	conn, err := greet(address, 5*time.Second)
	if err != nil {
		return err
	}
	return conn.Close()
}

// greet makes a connection, which must be used within a time: a magic number and four versions that would do, to which
// the server answers with the one that it takes. We speak 4.4.
func greet(address string, within time.Duration) (conn net.Conn, err error) {
	conn, err = net.DialTimeout("tcp", address, within)
	if err != nil {
		return nil, err
	}
	taken := make([]byte, 4)
	err = conn.SetDeadline(time.Now().Add(within))
	if err == nil {
		_, err = conn.Write([]byte("\x60\x60\xb0\x17\x00\x00\x04\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"))
	}
	if err == nil {
		_, err = io.ReadFull(conn, taken)
	}
	if err == nil && !bytes.Equal(taken, []byte{0, 0, 4, 4}) {
		err = errors.New("it speaks another version of Bolt")
	}
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}

// warming is a query that touches what any first query does: parser, planner, runtime.
const warming = "MATCH (n) WITH n ORDER BY n.x WITH collect(n.x) AS x CALL db.info() YIELD name " +
	"RETURN x, name, EXISTS { MATCH (n)-[r]->() RETURN 1 AS one } AS filled"

// emptying takes everything out of a database but its constraints and indexes.
const emptying = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"

// run runs a query, and waits for its answer up to a minute: a cold server takes seconds for the first, many on a busy
// machine.
func run(address, query string) error {
	conn, err := greet(address, time.Minute)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	text := func(s string) string { return string(binary.BigEndian.AppendUint16([]byte{0xd1}, uint16(len(s)))) + s }
	for _, message := range []string{
		"\xb1\x01\xa4" + text("user_agent") + text("neo4jtest/1") + text("scheme") + text("basic") + // HELLO
			text("principal") + text(User) + text("credentials") + text(Password),
		"\xb3\x10" + text(query) + "\xa0\xa0", // RUN
		"\xb1\x3f\xa1" + text("n") + "\xff",   // PULL all
	} {
		chunk := binary.BigEndian.AppendUint16(nil, uint16(len(message)))
		if _, err := conn.Write(append(append(chunk, message...), 0, 0)); err != nil {
			return err
		}
		if err := succeeds(conn); err != nil {
			return err
		}
	}
	return nil
}

// succeeds reads the answer to a message: records, and then whether it succeeded.
func succeeds(conn io.Reader) error {
	const success, record = 0x70, 0x71
	for {
		var message []byte
		for length := []byte{0, 0}; ; {
			if _, err := io.ReadFull(conn, length); err != nil {
				return err
			}
			chunk := make([]byte, binary.BigEndian.Uint16(length))
			if len(chunk) == 0 {
				break
			}
			if _, err := io.ReadFull(conn, chunk); err != nil {
				return err
			}
			message = append(message, chunk...)
		}
		switch {
		case len(message) < 2 || message[1] == record: // the empty one keeps the connection alive
		case message[1] == success:
			return nil
		default:
			return fmt.Errorf("it answers %.500q", message)
		}
	}
}

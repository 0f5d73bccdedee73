package transport

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/schema/cache"
)

// Documents are the texts that a request may name by their hash instead of sending them. Trusted ones are given from the
// start, and stay. Others are learned from clients that send a text with its hash (automatic persisted queries), and are
// kept within a bound of bytes; Documents are the cache that gqlgen's extension wants.
type Documents struct {
	trusted map[string]string
	learned *cache.Cache[string, string]
}

var _ graphql.Cache[string] = (*Documents)(nil)

// NewDocuments holds these trusted texts, and as many bytes of learned ones as learned says.
func NewDocuments(learned int64, trusted ...string) *Documents {
	d := &Documents{map[string]string{}, cache.New(learned, sizeOfEntry[string])}
	for _, text := range trusted {
		text = asGiven(text)
		d.trusted[hash(text)] = text
	}
	return d
}

// sizeOfEntry estimates the bytes that a cache needs for an entry: its key, its value, and what the cache adds.
func sizeOfEntry[V string | []byte](key string, value V) int64 {
	return int64(len(key)+len(value)) + 200
}

const hashed = "sha256:"

// DocumentID is the documentId of a text: sha256: and the digest of the text, without space around it.
func DocumentID(text string) string { return hashed + hash(asGiven(text)) }

// asGiven is a text without what copying it may add: space around it, and carriage returns.
func asGiven(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Get is the text with that hash, trusted or learned.
func (d *Documents) Get(ctx context.Context, hash string) (text string, ok bool) {
	if text, ok = d.trusted[hash]; ok {
		return text, true
	}
	return d.learned.Get(ctx, hash)
}

// Add learns a text, whose hash the caller has verified.
func (d *Documents) Add(ctx context.Context, hash, text string) {
	if _, ok := d.trusted[hash]; !ok {
		d.learned.Add(ctx, hash, text)
	}
}

// lookUp is the trusted text that a documentId names. Without Documents there are none.
func (d *Documents) lookUp(id string) (string, *refusal) {
	if hash, ok := strings.CutPrefix(id, hashed); ok && d != nil {
		if text, ok := d.trusted[hash]; ok {
			return text, nil
		}
	}
	return "", unknownDocument
}

// Only is an extension that refuses operations of other than the trusted texts, by whatever transport and in whatever way
// they come. It is to be used after the one for automatic persisted queries.
func (d *Documents) Only() graphql.HandlerExtension { return only{d} }

type only struct{ *Documents }

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = only{}

func (only) ExtensionName() string                   { return "TrustedDocuments" }
func (only) Validate(graphql.ExecutableSchema) error { return nil }

func (o only) MutateOperationParameters(_ context.Context, p *graphql.RawParams) *gqlerror.Error {
	if _, ok := o.trusted[hash(asGiven(p.Query))]; ok {
		return nil
	}
	return untrustedDocument.error()
}

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

// Documents are the texts that a request may name by their hash instead of sending them. Trusted documents are given at
// the start and stay. Persisted documents come from clients that send a text with its hash (automatic persisted
// queries); they are in a cache. Documents are the cache that gqlgen's extension for such queries needs.
type Documents struct {
	trusted   map[string]string // texts by their hashes
	texts     map[string]bool   // the trusted ones
	persisted *cache.Cache[string, string]
}

var _ graphql.Cache[string] = (*Documents)(nil)

// NewDocuments returns the trusted documents, and a cache for persisted ones, which cacheBytes bounds.
func NewDocuments(cacheBytes int64, trusted ...string) *Documents {
	d := &Documents{trusted: map[string]string{}, texts: map[string]bool{}, persisted: cache.New(cacheBytes, sizeOfEntry[string])}
	for _, text := range trusted {
		text = normalize(text)
		d.trusted[hash(text)], d.texts[text] = text, true
	}
	return d
}

// sizeOfEntry estimates the bytes that a cache needs for an entry: its key, its value, and what the cache adds.
func sizeOfEntry[V string | []byte](key string, value V) int64 {
	return int64(len(key)+len(value)) + 200
}

// idPrefix begins a documentId that is a hash.
const idPrefix = "sha256:"

// DocumentID returns the documentId of a text: sha256: and the digest of the text without white space around it.
func DocumentID(text string) string { return idPrefix + hash(normalize(text)) }

// normalize removes what copying may add to a text: white space around it, and carriage returns.
func normalize(text string) string {
	return strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Get returns the text with a hash, trusted or persisted.
func (d *Documents) Get(ctx context.Context, digest string) (text string, ok bool) {
	if text, ok = d.trusted[digest]; ok {
		return text, true
	}
	return d.persisted.Get(ctx, digest)
}

// Add persists a text. The caller has verified its hash.
func (d *Documents) Add(ctx context.Context, digest, text string) {
	if _, ok := d.trusted[digest]; !ok {
		d.persisted.Add(ctx, digest, text)
	}
}

// isTrusted reports whether a text is a trusted one. A nil d has none.
func (d *Documents) isTrusted(text string) bool { return d != nil && d.texts[normalize(text)] }

// Stats returns the facts about the cache of persisted documents.
func (d *Documents) Stats() cache.Stats { return d.persisted.Stats() }

// lookUp returns the trusted text that a documentId names. A nil d has none.
func (d *Documents) lookUp(id string) (string, *refusal) {
	if digest, ok := strings.CutPrefix(id, idPrefix); ok && d != nil {
		if text, ok := d.trusted[digest]; ok {
			return text, nil
		}
	}
	return "", unknownDocument
}

// TrustedOnly returns an extension that refuses operations other than the trusted texts, whatever transport they come by and
// whether they come as a text or by a hash. Use it after the extension for automatic persisted queries.
func (d *Documents) TrustedOnly() graphql.HandlerExtension { return trustedOnly{d} }

type trustedOnly struct{ *Documents }

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = trustedOnly{}

func (trustedOnly) ExtensionName() string                   { return "TrustedDocuments" }
func (trustedOnly) Validate(graphql.ExecutableSchema) error { return nil }

func (o trustedOnly) MutateOperationParameters(_ context.Context, p *graphql.RawParams) *gqlerror.Error {
	if o.isTrusted(p.Query) {
		return nil
	}
	return untrustedDocument.error()
}

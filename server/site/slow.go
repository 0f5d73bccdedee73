package site

import (
	"context"
	"log/slog"
	"time"

	"coopgraph/server/guard"
	"coopgraph/server/transport"
)

// logSlow returns a function that logs each operation that takes the threshold or longer, until its answer is ready to be
// sent, and then calls next, if that is not nil. The log has the hash of the document, by which an operator finds it in the
// client's sources, and the client's address, and neither its text nor its variables. It has the name of the operation only if the document is a
// trusted one, since clients choose other names. A threshold of 0 logs nothing.
func logSlow(threshold time.Duration, log *slog.Logger, next func(context.Context, transport.ResponseInfo)) (func(context.Context, transport.ResponseInfo), error) {
	if threshold == 0 {
		return next, nil
	}
	texts, err := trustedTexts()
	if err != nil {
		return nil, err
	}
	trusted := map[string]bool{}
	for _, text := range texts {
		trusted[transport.DocumentID(text)] = true
	}
	return func(ctx context.Context, info transport.ResponseInfo) {
		if info.Operation != nil && info.Duration >= threshold {
			document := transport.DocumentID(info.Operation.RawQuery)
			facts := []any{"duration", info.Duration, "cost", guard.CostOf(info.Operation), "document", document, "status", info.Status, "bytes", info.Bytes,
				"client", guard.AddressOf(ctx)}
			if definition := info.Operation.Operation; trusted[document] && definition != nil {
				facts = append(facts, "operation", definition.Name)
			}
			if info.Code != "" {
				facts = append(facts, "code", info.Code)
			}
			log.WarnContext(ctx, "slow operation", facts...)
		}
		if next != nil {
			next(ctx, info)
		}
	}, nil
}

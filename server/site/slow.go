package site

import (
	"context"
	"log/slog"
	"time"

	"coopgraph/server/guard"
	"coopgraph/server/transport"
)

// logSlow logs an operation if it took the threshold or longer, until its answer was ready to be sent. The log has the hash of
// the document, by which an operator finds it in the client's sources, and the client's address, and neither its text nor its
// variables. A threshold of 0 logs nothing.
func logSlow(ctx context.Context, log *slog.Logger, threshold time.Duration, info transport.ResponseInfo) {
	if threshold == 0 || info.Operation == nil || info.Duration < threshold {
		return
	}
	facts := []any{"duration", info.Duration, "cost", guard.CostOf(info.Operation), "document", transport.DocumentID(info.Operation.RawQuery),
		"status", info.Status, "bytes", info.Bytes, "client", guard.AddressOf(ctx)}
	if info.Name != "" {
		facts = append(facts, "operation", info.Name)
	}
	if info.Code != "" {
		facts = append(facts, "code", info.Code)
	}
	log.WarnContext(ctx, "slow operation", facts...)
}

package coerce

import (
	"context"
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// Extension makes a gqlgen server check requests. It runs after the extensions that were used before it, which may replace
// the document, and before the server's own lenient coercion, which then changes nothing.
type Extension struct {
	Documents graphql.Cache[*ast.QueryDocument] // the cache of valid documents by their text
	Tokens    int                               // the most tokens that a document may have; 0 is no limit
	Options

	// Check refuses a document that is parsed and not yet validated. It may be nil.
	Check func(*ast.QueryDocument) *gqlerror.Error

	schema *ast.Schema
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = (*Extension)(nil)

// Install makes a server use the extension and its documents. Use extensions that change the text of a request before.
func (e *Extension) Install(server *handler.Server) {
	server.SetQueryCache(e.Documents)
	server.SetParserTokenLimit(e.Tokens)
	server.SetValidationRulesFn(func() *rules.Rules { return Rules(e.Options) })
	server.Use(e)
}

// ExtensionName returns the name of the extension for gqlgen.
func (*Extension) ExtensionName() string { return "Coercion" }

// Validate stores the schema.
func (e *Extension) Validate(es graphql.ExecutableSchema) error {
	e.schema = es.Schema()
	return nil
}

// MutateOperationParameters replaces the variables by coerced ones. If the document or the variables are wrong, it returns
// the first error, whose Err is the gqlerror.List of all errors.
func (e *Extension) MutateOperationParameters(ctx context.Context, p *graphql.RawParams) *gqlerror.Error {
	doc, errs := e.document(ctx, p.Query)
	if len(errs) == 0 && doc != nil {
		if op := doc.Operations.ForName(p.OperationName); op != nil {
			p.Variables, errs = Variables(e.schema, e.Options, op, p.Variables)
		}
	}
	if len(errs) == 0 {
		return nil // the server reports what else is wrong with the operation
	}
	first := *errs[0]
	first.Err = errs
	return &first
}

// document returns the document of a text, parsed and validated; nil if the text has no operation.
func (e *Extension) document(ctx context.Context, query string) (*ast.QueryDocument, gqlerror.List) {
	if doc, ok := e.Documents.Get(ctx, query); ok {
		return doc, nil
	}
	source := &ast.Source{Input: query}
	doc, err := parser.ParseQueryWithTokenLimit(source, e.Tokens)
	if err != nil {
		return nil, gqlerror.List{e.syntaxError(err)}
	}
	if doc == nil || len(doc.Operations) == 0 {
		return nil, nil
	}
	if e.Check != nil {
		if refused := e.Check(doc); refused != nil {
			return nil, gqlerror.List{refused}
		}
	}
	if surrogate := checkSurrogates(source); surrogate != nil {
		return nil, gqlerror.List{surrogate}
	}
	errs := validator.ValidateWithRules(e.schema, doc, Rules(e.Options))
	for _, e := range errs {
		errcode.Set(e, codeDocument)
		if e.Rule == rules.KnownRootTypeRule.Name {
			e.Extensions[extensionsHint] = "The schema has no such operations: send a query."
		}
	}
	if len(errs) > 0 {
		return nil, errs
	}
	e.Documents.Add(ctx, query, doc)
	return doc, nil
}

// syntaxError returns an error of the parser with its code.
func (e *Extension) syntaxError(err error) *gqlerror.Error {
	syntax := *gqlerror.Wrap(err)
	if syntaxError, ok := errors.AsType[*gqlerror.Error](err); ok {
		syntax = *syntaxError
	}
	if syntax.Message == fmt.Sprintf("exceeded token limit of %d", e.Tokens) { // the parser has no other sign of it
		syntax.Message = fmt.Sprintf("the document has more than %d tokens, which is the limit", e.Tokens)
		syntax.Extensions = map[string]any{extensionsCode: codeTokens,
			extensionsHint: "Ask for less in one document, and send long lists as variables."}
		return &syntax
	}
	errcode.Set(&syntax, codeSyntax)
	syntax.Extensions[extensionsHint] = "Look at this place and before it for what is missing or too much: a brace, a parenthesis, a colon, a quote, a name."
	return &syntax
}

package coerce

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// Extension makes a gqlgen server hold requests to the specification. It looks at each after the extensions that were
// used before it have found its document, and before the server's own, lenient coercion, which then finds nothing to do.
type Extension struct {
	Documents graphql.Cache[*ast.QueryDocument] // of valid documents, by their text
	Tokens    int                               // the most that a document may have; 0 is no limit
	Scalars   map[string]Scalar                 // those of the schema, beside the standard ones

	schema *ast.Schema
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationParameterMutator
} = (*Extension)(nil)

// Install makes a server use the extension and its documents. Extensions that change the text of a request are to be used
// before.
func (e *Extension) Install(server *handler.Server) {
	server.SetQueryCache(e.Documents)
	server.SetParserTokenLimit(e.Tokens)
	server.SetValidationRulesFn(func() *rules.Rules { return Rules(e.Scalars) })
	server.Use(e)
}

// ExtensionName is the name by which gqlgen knows the extension.
func (*Extension) ExtensionName() string { return "Coercion" }

// Validate takes the schema.
func (e *Extension) Validate(es graphql.ExecutableSchema) error {
	e.schema = es.Schema()
	return nil
}

// MutateOperationParameters puts coerced values in the place of those that came, or says what is wrong with the document
// or the values: the first thing, and, as the error's cause, all of them as a gqlerror.List.
func (e *Extension) MutateOperationParameters(ctx context.Context, p *graphql.RawParams) *gqlerror.Error {
	doc, errs := e.document(ctx, p.Query)
	if len(errs) == 0 && doc != nil {
		if op := doc.Operations.ForName(p.OperationName); op != nil {
			p.Variables, errs = Variables(e.schema, e.Scalars, op, p.Variables)
		}
	}
	if len(errs) == 0 {
		return nil // what is left to be said of the operation, the server says
	}
	first := *errs[0]
	first.Err = errs
	return &first
}

// document is the valid document of a text; nil where the text has no operation.
func (e *Extension) document(ctx context.Context, query string) (*ast.QueryDocument, gqlerror.List) {
	if doc, ok := e.Documents.Get(ctx, query); ok {
		return doc, nil
	}
	source := &ast.Source{Input: query}
	doc, err := parser.ParseQueryWithTokenLimit(source, e.Tokens)
	if err != nil {
		bad := *gqlerror.Wrap(err)
		if known, ok := errors.AsType[*gqlerror.Error](err); ok {
			bad = *known
		}
		errcode.Set(&bad, codeSyntax)
		return nil, gqlerror.List{&bad}
	}
	if doc == nil || len(doc.Operations) == 0 {
		return nil, nil
	}
	if half := checkSurrogates(source); half != nil {
		return nil, gqlerror.List{half}
	}
	errs := validator.ValidateWithRules(e.schema, doc, Rules(e.Scalars))
	for _, bad := range errs {
		errcode.Set(bad, codeDocument)
	}
	if len(errs) > 0 {
		return nil, errs
	}
	e.Documents.Add(ctx, query, doc)
	return doc, nil
}

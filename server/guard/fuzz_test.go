package guard

import (
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"coopgraph/schema"
	"coopgraph/schema/coerce"
)

// threadTime returns the processor time that the calling thread has used.
func threadTime(t testing.TB) time.Duration {
	t.Helper()
	const thisThread = 1 // RUSAGE_THREAD
	var used syscall.Rusage
	if err := syscall.Getrusage(thisThread, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// repeated repeats a text. Each # in it becomes the number of the repetition.
func repeated(text string, times uint16) string {
	var b strings.Builder
	for i := range int(times) % 2000 {
		b.WriteString(strings.ReplaceAll(text, "#", strconv.Itoa(i)))
	}
	return b.String()
}

// A document that keeps within the limits is validated within 20 ms of processor time. Each % in a text is replaced by a
// part, often repeated, and each & in the part by another part, so that small changes make long documents.
func FuzzDocumentLimits(f *testing.F) {
	for _, seed := range []struct {
		text, part string
		times      uint16
		inner      string
		innerTimes uint16
	}{
		{"{%}", "__typename ", 50, "", 0},
		{"{%}", "districts{&}", 40, "totalCount ", 1},
		{"{districts{nodes{%}}}", "within{&}", 7, "id ", 7},
		{"{districts{nodes{%}}}", "within{&}", 7, "within{id}", 7},
		{"{districts{nodes{...F}}} fragment F on District{%}", "friendlyPairs{nodes{&}}", 4, "partner{id name code}", 10},
		{"{districts{nodes{%}}}", "... on District{&}", 45, "id name code within{id}", 1},
		{"{node(id:1){%}}", "... on Entity{&}", 45, "... on Node{id}", 10},
		{"{node(id:1){%}}", "... on Node{... on Entity{... on Place{&}}}", 40, "id ", 1},
		{"{%}", "places(filter:{or:[&]}){totalCount}", 5, "{code:{eq:1}}", 60},
		{"{places(filter:{%}){totalCount}}", "or:[&]", 50, "{}", 10},
		{"query(%){__typename}", "$a:Int=1 ", 90, "", 0},
		{"query(%){nodes(ids:[&]){id}}", "$a:ID ", 90, "$a ", 600},
		{"{a}%", "fragment F on Query{&}", 90, "...F ", 3},
		{"{__schema{types{%}}}", "fields{&}", 20, "type{name}", 20},
		{"{__typename %}", "@skip(if:true) ", 190, "", 0},
		{"{districts{nodes{%}}}", "zzz ", 1900, "", 0},
		{"{districts{nodes{%}}}", "__typename(a:[&])", 40, "1 ", 40},
		{"%", "query A#{...F}", 50, "", 0},
		{"%fragment F on Query{node(id:1){id id id id id id id id id id id id id id id id id id id id id id id id id id}}", "query A#{...F}", 50, "", 0},
		{"{node(id:1){...F0}}%fragment F40 on Entity{id}", "fragment F# on Entity{id id id ...F4#}", 4, "", 0},
		{"{node(id:1){&}}%", "fragment F# on Entity{a# b# c#}", 90, "...F# ", 90},
		{"{districts{nodes{%}}}", "within{a# b#}", 29, "", 0},
		{"{districts{nodes{%}}}", "a# a# a# a# a# a# a# a# a# a# a# a# a# a# a# a# a# a# a# a# a# a# a# a# a# ", 70, "", 0},
		{"query(%){nodes(ids:[&]){id}}", "$a#:ID ", 99, "$a# ", 99},
		{"{node(id:1){& &}}%", "fragment F# on Entity{a#}", 50, "...F# ", 50},
		{"{node(id:1){b{&} b{&} b{&} b{&}}}%", "fragment F# on Entity{a# b{c#}}", 25, "...F# ", 12},
		{"{a}%", "fragment F# on InvestmentFlooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooow#{a}", 99, "", 0},
		{"{districts(%){totalCount}}", "argumentargumentargumentargumentargumentargumentargumentargument#:1 ", 640, "", 0},
		{"{node(id:1){%}}", "...on InvestmentFlooooooooooooooooooooooooooooooooooooooooooow#{a#}", 330, "", 0},
		{"{districts{nodes{...A ...B ...C}}} fragment A on District{...B ...C %} fragment B on District{...C %} fragment C on District{%}", "id ", 12, "", 0},
	} {
		f.Add(seed.text, seed.part, seed.times, seed.inner, seed.innerTimes)
	}
	sdl := schema.NewExecutableSchema(schema.Config{}).Schema()
	limits := DefaultDocumentLimits()
	f.Fuzz(func(t *testing.T, text, part string, times uint16, inner string, innerTimes uint16) {
		if len(part) > 200 || len(inner) > 100 || len(text) > 2000 {
			return
		}
		part = strings.ReplaceAll(part, "&", repeated(inner, innerTimes))
		text = strings.ReplaceAll(strings.ReplaceAll(text, "%", repeated(part, times)), "&", repeated(inner, innerTimes))
		if len(text) > 1<<20 {
			return
		}
		checkValidationTime(t, sdl, limits, text)
	})
}

// checkValidationTime checks that a document is refused by the limits, or validated soon.
func checkValidationTime(t *testing.T, sdl *ast.Schema, limits DocumentLimits, text string) {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	const bound = 20 * time.Millisecond
	var least, check time.Duration
	for try := range 3 { // the collector may have taken some of the time
		document, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, limits[Tokens])
		if err != nil {
			return
		}
		start := threadTime(t)
		refused := limits.Check(document)
		checked := threadTime(t)
		if refused == nil {
			_ = validator.ValidateWithRules(sdl, document, coerce.Rules(coerce.Options{Suggestions: true}))
		}
		took := threadTime(t) - checked
		if try == 0 || took < least {
			least, check = took, checked-start
		}
		if refused != nil || least < bound && check < bound {
			break
		}
	}
	if !raceEnabled && (least > bound || check > bound) {
		t.Errorf("it takes %s to check and %s to validate %.3000s", check, least, text)
	}
	t.Logf("%s to check, %s to validate", check, least)
}

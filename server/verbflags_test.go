package main

import (
	"errors"
	"strings"
	"testing"
)

// The operand of a verb stands before flags or after them, and there is just one.
func TestOperand(t *testing.T) {
	takesOne, takesNone := verb{name: "export", operand: "FILE", example: "nodes.csv"}, verb{name: "check"}
	for _, c := range []struct {
		verb     verb
		args     string
		operand  string
		complain string
	}{
		{takesOne, "a.csv -addr :1", "a.csv", ""},
		{takesOne, "-addr :1 a.csv", "a.csv", ""},
		{takesOne, "-open a.csv -addr=:1", "a.csv", ""},
		{takesOne, "-addr :1 -- -a.csv", "-a.csv", ""},
		{takesOne, "-addr :1", "", "export takes one FILE: name it, for example nodes.csv"},
		{takesOne, "a.csv -addr :1 b.csv", "", `"b.csv" is one too many: export takes one FILE`},
		{takesNone, "-addr :1", "", ""},
		{takesNone, "-addr :1 a.csv", "", `"a.csv" is no flag`},
	} {
		t.Run(c.verb.name+" "+c.args, func(t *testing.T) {
			got, err := configure(c.verb, strings.Fields(c.args), fakeEnv())
			switch {
			case c.complain != "":
				if _, usage := errors.AsType[usageError](err); !usage || !strings.HasPrefix(err.Error(), c.complain) {
					t.Errorf("%v, want %s", err, c.complain)
				}
			case err != nil || got.operand != c.operand || got.addr == "" || strings.Contains(c.args, ":1") && got.addr != ":1":
				t.Errorf("operand %q, address %q, %v", got.operand, got.addr, err)
			}
		})
	}
}

// The flags that one verb has are those of no other verb, refuse wrong values, and are set by no variable.
func TestVerbFlags(t *testing.T) {
	wrong := map[string]string{"dry-run": "yes", "evidence": "SYNTHETIC", "language": "fr", "accept": "1"}
	for _, v := range verbs() {
		if v.flags == nil {
			continue
		}
		for _, s := range v.flags(new(config)) {
			t.Run(v.name+" -"+s.name, func(t *testing.T) {
				if _, err := configure(verb{}, []string{"-" + s.name + "=x"}, fakeEnv()); err == nil || !strings.Contains(err.Error(), "not defined") {
					t.Errorf("another verb has it: %v", err)
				}
				value, bad := wrong[s.name]
				if bad != (s.expects != "") {
					t.Fatal("no wrong value is tried")
				}
				_, err := configure(v, []string{"-" + s.name + "=" + value, "operand"}, fakeEnv())
				if bad != (err != nil) || bad && !strings.HasPrefix(err.Error(), "-"+s.name+" is ") {
					t.Errorf("%q: %v", value, err)
				}
				if _, err := configure(v, []string{"operand"}, fakeEnv(s.env(), "wrong")); err != nil {
					t.Errorf("a variable sets it: %v", err)
				}
				if !strings.Contains(programHelp(), "  -"+s.name+" ") {
					t.Error("the help does not tell of it")
				}
			})
		}
	}
}

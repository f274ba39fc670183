package database

import (
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func TestRebind(t *testing.T) {
	for q, want := range map[string]string{
		"SELECT 1":                          "SELECT 1",
		"a = ? AND b = ?":                   "a = $1 AND b = $2",
		"a = 'why?' AND b = ? AND c = '''?": "a = 'why?' AND b = $1 AND c = '''?",
	} {
		if got := PostgreSQL.rebind(q); got != want {
			t.Errorf("%q became %q, want %q", q, got, want)
		}
		if got := SQLite.rebind(q); got != q {
			t.Errorf("SQLite: %q became %q", q, got)
		}
	}
}

func TestServersThatForgetAreRefused(t *testing.T) {
	good := settings{version: minServerVersionNum, fsync: "on", commit: "on", readOnly: "off"}
	for name, c := range map[string]struct {
		change       func(*settings)
		o            Options
		code, phrase string
	}{
		"good":                 {func(*settings) {}, Options{}, "", ""},
		"stronger":             {func(s *settings) { s.commit = "remote_apply" }, Options{}, "", ""},
		"too old":              {func(s *settings) { s.version-- }, Options{}, "database-too-old", "version 12"},
		"fsync":                {func(s *settings) { s.fsync = "off" }, Options{}, "database-unsafe", "fsync"},
		"fsync, allowed":       {func(s *settings) { s.fsync = "off" }, Options{AllowFsyncOff: true}, "", ""},
		"commit":               {func(s *settings) { s.commit = "off" }, Options{AllowFsyncOff: true}, "database-unsafe", "synchronous_commit"},
		"commit of the others": {func(s *settings) { s.commit = "remote_write" }, Options{}, "database-unsafe", "synchronous_commit"},
		"a replica":            {func(s *settings) { s.readOnly = "on" }, Options{}, "database-unavailable", "transaction_read_only"},
	} {
		s := good
		c.change(&s)
		err := s.check(c.o)
		if c.code == "" && err != nil || c.code != "" && (proof.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.phrase)) {
			t.Errorf("%s: %v, want %q", name, err, c.code)
		}
	}
}

package database_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/database/pgtest"
)

func TestMain(m *testing.M) { os.Exit(pgtest.Main(m, pgtest.Options{})) }

// onBoth runs a test on each dialect; open gives one more view of the same, new database: on SQLite the same one.
func onBoth(t *testing.T, test func(t *testing.T, open func() *database.DB, c *clock.Manual)) {
	for _, d := range []database.Dialect{database.SQLite, database.PostgreSQL} {
		t.Run(d.String(), func(t *testing.T) {
			c := clock.NewManual(start)
			dsn := filepath.Join(t.TempDir(), "a.db")
			if d == database.PostgreSQL {
				dsn = pgtest.DSN(t)
			}
			var only *database.DB
			test(t, func() *database.DB {
				if d == database.SQLite && only != nil {
					return only
				}
				only = openDB(t, dsn, c)
				return only
			}, c)
		})
	}
}

func openDB(t *testing.T, dsn string, c clock.Clock) *database.DB {
	t.Helper()
	db, err := database.OpenWith(t.Context(), dsn, database.Options{Clock: c, AllowFsyncOff: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

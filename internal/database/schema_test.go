package database_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/proof"
)

var steps = []string{
	tableN,
	`ALTER TABLE n ADD COLUMN c INTEGER NOT NULL DEFAULT 7; CREATE INDEX n_c ON n (c)`,
	`UPDATE n SET c = c + 1`,
}

func TestMigrate(t *testing.T) {
	onBoth(t, func(t *testing.T, open func() *database.DB, _ *clock.Manual) {
		db, ctx := open(), t.Context()
		for _, known := range []int{1, 1, 3, 3} { // each step once, and none twice
			if err := db.Migrate(ctx, "n", steps[:known]...); err != nil {
				t.Fatal(err)
			}
			if known == 1 {
				_ = db.Write(ctx, "a row", insert(ctx, 1))
			}
		}
		var c int
		if err := db.QueryRowContext(ctx, `SELECT c FROM n`).Scan(&c); err != nil || c != 8 {
			t.Errorf("c is %d (%v), want 8", c, err)
		}
		err := db.Migrate(ctx, "n", steps[:2]...)
		if proof.CodeOf(err) != "database-newer" || proof.ClassOf(err) != proof.Caller || !strings.Contains(err.Error(), "version 3") {
			t.Errorf("an older program: %v", err)
		}
		if err := db.Migrate(ctx, "n", append(steps[:3:3], `DELETE FROM n; SELCT`)...); proof.ClassOf(err) != proof.Bug {
			t.Errorf("a wrong step: %v", err)
		}
		if rows(t, db) != 1 {
			t.Error("half of a step was done")
		}
		if err := db.Migrate(ctx, "n", steps...); err != nil {
			t.Error("after a wrong step:", err)
		}
		if err := db.Migrate(ctx, "other", `CREATE TABLE o (o INTEGER)`); err != nil {
			t.Error("another part:", err)
		}
		if err := db.Write(ctx, "spoil", func(tx *database.Tx) error {
			_, err := tx.Exec(ctx, `UPDATE meta SET value = 'x' WHERE key = 'schema:n'`)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if err := db.Migrate(ctx, "n", steps...); proof.CodeOf(err) != "database-damaged" {
			t.Errorf("a version that is no number: %v", err)
		}
	})
}

func TestTwoProcessesMigrateAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, open func() *database.DB, _ *clock.Manual) {
		var all sync.WaitGroup
		for range 4 {
			db := open()
			all.Go(func() {
				if err := db.Migrate(t.Context(), "n", steps...); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	})
}

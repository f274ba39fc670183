package prover

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

func TestSettingsAreWrittenPrivateAndNeverOverwritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "prover.json")
	s := Settings{ID: "a", Network: "/n", Folder: "/f", Ask: queue.Ask{Base: "1"}, MaxCollateral: "5", DrainSeconds: 7, MaxCycles: 9, MemoryBytes: 3,
		Use: []string{"cuda:0", "cuda:1"}, FallbackCPU: true}
	if err := s.Save(path, false); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	other := s
	other.ID = "b"
	if err := other.Save(path, false); proof.CodeOf(err) != "config-exists" || proof.ClassOf(err) != proof.Caller {
		t.Errorf("overwritten: %v", err)
	}
	if got, err := LoadSettings(path); err != nil || got.ID != "a" {
		t.Fatalf("%+v, %v", got, err)
	}
	if err := other.Save(path, true); err != nil {
		t.Fatal(err)
	}
	got, err := LoadSettings(path)
	if err != nil || got.ID != "b" {
		t.Fatalf("%+v, %v", got, err)
	}
	cfg := newWorld(t).cfg
	got.Apply(&cfg)
	if cfg.ID != "node-1" || cfg.Ask.Base != "1" || cfg.MaxCollateral.Int64() != 5 || cfg.DrainLimit != 7*time.Second || cfg.Limits.Cycles != 9 || cfg.MemoryBytes != 3 ||
		!slices.Equal(cfg.Use, s.Use) || !cfg.FallbackCPU {
		t.Errorf("%+v", cfg)
	}
}

func TestSettingsThatNobodyShouldRunWith(t *testing.T) {
	for content, code := range map[string]string{
		"":                                   "config-invalid",
		"{}":                                 "config-invalid",
		`{"id":"a","network":"/n"}`:          "config-invalid",
		`{"id":"a","network":1,"folder":""}`: "config-invalid",
		`{"id":"a","network":"/n","folder":"/f","max_collateral":"-1"}`: "config-invalid",
	} {
		path := filepath.Join(t.TempDir(), "prover.json")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := LoadSettings(path); proof.CodeOf(err) != code || proof.ClassOf(err) != proof.Caller {
			t.Errorf("%s: %v", content, err)
		}
	}
	for field, more := range map[string]string{"use": `"use":["cuda:0","cuda:0"]`, "fallback_cpu": `"fallback_cpu":true`} {
		path := filepath.Join(t.TempDir(), "prover.json")
		if err := os.WriteFile(path, []byte(`{"id":"a","network":"/n","folder":"/f",`+more+`}`), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := LoadSettings(path); proof.CodeOf(err) != "config-invalid" || failure(err).Field != field {
			t.Errorf("%s: %v, want an error about %s", more, err, field)
		}
	}
	if _, err := LoadSettings("/no such file"); proof.CodeOf(err) != "config-unreadable" {
		t.Error(err)
	}
}

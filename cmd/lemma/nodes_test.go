package main

import (
	"errors"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

// A time that is out of bounds is refused before anything is read, made or started.
func TestKeepClosedFlag(t *testing.T) {
	for _, keep := range []string{"0s", "59m59s", "87600h0m1s", "-1h"} {
		up, run := upCommand(), orchestratorCommand()
		up.SetArgs([]string{"--keep-closed", keep, "--folder", t.TempDir()})
		run.SetArgs([]string{"run", "--keep-closed", keep, "--folder", t.TempDir(), "--network", "/nonexistent"})
		for name, err := range map[string]error{"up": up.ExecuteContext(t.Context()), "orchestrator run": run.ExecuteContext(t.Context())} {
			var e *proof.Error
			if !errors.As(err, &e) || e.Code != "bad-config" || e.Field != "keep-closed" {
				t.Errorf("%s --keep-closed %s: %v", name, keep, err)
			}
		}
	}
	run := orchestratorCommand()
	run.SetArgs([]string{"run", "--keep-closed", "1h", "--folder", t.TempDir(), "--network", "/nonexistent"})
	if err := run.ExecuteContext(t.Context()); err == nil || proof.CodeOf(err) == "bad-config" {
		t.Errorf("an hour, and no network file: %v", err)
	}
}

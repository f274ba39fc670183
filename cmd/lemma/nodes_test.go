package main

import (
	"errors"
	"strings"
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

// Devices that cannot be used together are refused before anything is read or started; those that can are looked for afterwards.
func TestUseFlag(t *testing.T) {
	run := func(args ...string) error {
		cmd := proverRunCommand()
		cmd.SilenceErrors, cmd.SilenceUsage = true, true
		cmd.SetArgs(append([]string{"--folder", t.TempDir(), "--network", "/nonexistent"}, args...))
		return cmd.ExecuteContext(t.Context())
	}
	for field, args := range map[string][]string{
		"use": {"--use", "cuda:0,cuda:0"}, "fallback_cpu": {"--fallback-cpu"},
	} {
		var e *proof.Error
		if err := run(args...); !errors.As(err, &e) || e.Code != "bad-config" || e.Field != field {
			t.Errorf("%q: %v, want an error about %s", args, err, field)
		}
	}
	if err := run("--use", "cuda:0, cuda:1", "--fallback-cpu"); err == nil || proof.CodeOf(err) == "bad-config" {
		t.Errorf("two devices, and no network file: %v", err)
	}
	t.Setenv("LEMMA_HOST", "")
	if _, err := hostPathFor("", []string{"cuda:0"}); proof.CodeOf(err) != "host-missing" || !strings.Contains(err.Error(), "make gpu") {
		t.Errorf("no host for GPUs: %v", err)
	}
}

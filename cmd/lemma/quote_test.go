package main

import (
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
)

func TestQuoteText(t *testing.T) {
	q := sdk.Quote{RunBy: "p1", SecondsFrom: api.SecondsUnknown, Reasons: map[string]int{"memory": 2}}
	q.Cycles, q.JournalBytes, q.Price, q.MarginBps, q.Takers, q.Expiry = 42, 5, big.NewInt(1_100_000_000_000_000), 1000, 3, 1
	want := "cycles 42, run by p1; journal of 5 bytes\nprice 0.0011 ether (the least ask and 10 %); 3 would take it, others not: map[memory:2]\n" +
		"time unknown: nobody has measured it yet\nholds until 1970-01-01T00:00:01Z\n"
	if got := quoteText(q); got != want {
		t.Errorf("%s", got)
	}
	q.SecondsFrom, q.P50Seconds, q.P90Seconds = api.SecondsJobs, 60, 3601
	if got := quoteText(q); !strings.Contains(got, "time 1m0s (p50), 1h0m1s (p90), from real jobs") {
		t.Errorf("%s", got)
	}
	q.Takers = 0
	if got := quoteText(q); !strings.Contains(got, "nobody would take it now: map[memory:2]") || strings.Contains(got, "price") {
		t.Errorf("%s", got)
	}
}

func TestFormatEther(t *testing.T) {
	for wei, want := range map[int64]string{0: "0", 1: "0.000000000000000001", 1e18: "1", 15e17: "1.5", 1e9: "0.000000001"} {
		if got := formatEther(big.NewInt(wei)); got != want {
			t.Errorf("%d: %s, want %s", wei, got, want)
		}
	}
}

func TestReadQuote(t *testing.T) {
	path := filepath.Join(t.TempDir(), "q.json")
	if _, err := readQuote(path); proof.CodeOf(err) != "file-unreadable" {
		t.Error(err)
	}
	for text, code := range map[string]string{"[]": "bad-flag", "": "bad-flag", `{"cycles":7}`: "unknown"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		q, err := readQuote(path)
		if proof.CodeOf(err) != code && err != nil || err == nil && q.Cycles != 7 {
			t.Errorf("%q: %v", text, err)
		}
	}
}

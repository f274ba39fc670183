package api

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func TestErrorsSurviveTheWay(t *testing.T) {
	for _, e := range []*proof.Error{
		proof.Errorf(proof.Caller, "order-unknown", "no such order").WithField("digest"),
		proof.Errorf(proof.Retry, "too-busy", "later"),
		proof.Errorf(proof.Permanent, "guest-panicked", "exit code 1"),
		proof.Errorf(proof.Bug, "internal", "oh: %w", errors.New("cause")),
	} {
		got := DecodeError(StatusOf(e), EncodeError(e))
		if got.Class != e.Class || got.Code != e.Code || got.Field != e.Field || got.Message != e.Message {
			t.Errorf("%+v became %+v", e, got)
		}
	}
	for _, body := range []string{"", "<html>", `{"error":null}`, `{"error":{"class":"caller"}}`, `{"error":{"class":"odd","code":"x"}}`} {
		if got := DecodeError(502, []byte(body)); got.Class != proof.Retry || got.Code != "bad-answer" {
			t.Errorf("%q became %+v", body, got)
		}
	}
}

func TestStatusOf(t *testing.T) {
	for want, e := range map[int]*proof.Error{
		404: {Class: proof.Caller, Code: "order-unknown"}, 413: {Class: proof.Caller, Code: "artifact-too-large"},
		429: {Class: proof.Retry, Code: "too-busy"}, 400: {Class: proof.Caller, Code: "other"},
		503: {Class: proof.Retry, Code: "other"}, 422: {Class: proof.Permanent, Code: "other"}, 500: {Class: proof.Bug, Code: "other"},
	} {
		if got := StatusOf(e); got != want {
			t.Errorf("%s %s is %d, want %d", e.Class, e.Code, got, want)
		}
	}
}

func TestLimitsAtTheLimitAndOnePast(t *testing.T) {
	if l, err := (Limits{}).Filled(); err != nil || l != DefaultLimits() {
		t.Errorf("zero: %+v %v", l, err)
	}
	if l, err := DefaultLimits().Filled(); err != nil || l != DefaultLimits() {
		t.Errorf("at the limit: %+v %v", l, err)
	}
	for field, l := range map[string]Limits{
		"maxElfBytes": {MaxELFBytes: proof.MaxELFBytes + 1}, "maxInputBytes": {MaxInputBytes: proof.MaxInputBytes + 1},
		"maxJournalBytes": {MaxJournalBytes: proof.MaxJournalBytes + 1}, "maxCycles": {MaxCycles: proof.MaxCycles + 1},
		"minDeadlineSeconds": {MinDeadlineSeconds: -1}, "minPrice": {MinPrice: "1.5"},
	} {
		var e *proof.Error
		if _, err := l.Filled(); !errors.As(err, &e) || e.Field != field || e.Class != proof.Caller {
			t.Errorf("%s one past: %v", field, err)
		}
	}
}

func TestWords(t *testing.T) {
	var w [proof.KeyWords]*big.Int
	for i := range w {
		w[i] = new(big.Int).Lsh(big.NewInt(int64(i+1)), 200)
	}
	n := Network{VerifyingKey: HexWords(w)}
	back, err := n.Words()
	if err != nil {
		t.Fatal(err)
	}
	for i := range w {
		if w[i].Cmp(back[i]) != 0 || len(n.VerifyingKey[i]) != 66 {
			t.Fatalf("word %d: %v became %q, %v", i, w[i], n.VerifyingKey[i], back[i])
		}
	}
	for _, word := range []string{"", "0x", "0xzz", "-0x1", "0x1" + strings.Repeat("0", 64)} {
		n.VerifyingKey[7] = word
		if _, err := n.Words(); proof.CodeOf(err) != "bad-verifying-key" {
			t.Errorf("word %q: %v", word, err)
		}
	}
}

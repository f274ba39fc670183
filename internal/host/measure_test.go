package host

import (
	"context"
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func TestMeasure(t *testing.T) {
	answer := `ANSWER="ok":{"permutation_seconds":9.2e-7,"extension_product_seconds":5e-9,"seconds":1.1}`
	got, err := start(t, fake(t, "ok.sh", answer)).Measure(context.Background())
	if err != nil || got != (Speed{9.2e-7, 5e-9, 1.1}) {
		t.Fatal(got, err)
	}
}

func TestMeasurementsThatCannotBeTrue(t *testing.T) {
	for name, ok := range map[string]string{
		"nothing":             ``,
		"no product":          `"permutation_seconds":1e-6`,
		"zero permutation":    `"permutation_seconds":0,"extension_product_seconds":1e-9`,
		"negative product":    `"permutation_seconds":1e-6,"extension_product_seconds":-1e-9`,
		"a second and more":   `"permutation_seconds":1.01,"extension_product_seconds":1e-9`,
		"more than a number":  `"permutation_seconds":1e999,"extension_product_seconds":1e-9`,
		"a text for a number": `"permutation_seconds":"fast","extension_product_seconds":1e-9`,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := start(t, fake(t, "ok.sh", `ANSWER="ok":{`+ok+`}`)).Measure(context.Background())
			want(t, err, proof.Bug, "host-protocol")
		})
	}
}

func TestHostWithoutMeasure(t *testing.T) {
	h := start(t, fake(t, "ok.sh", `ANSWER="error":{"class":"caller","code":"bad-request","message":"op: unknown operation"}`))
	_, err := h.Measure(context.Background())
	want(t, err, proof.Caller, "bad-request")
	if h.Err() != nil {
		t.Fatal("an operation that the host does not know ended it")
	}
}

func TestHelloOfTwoReleases(t *testing.T) {
	ctx := context.Background()
	h := start(t, fake(t, "ok.sh", `ANSWER="ok":{"name":"n","hashing":{"path":"plain","override":"LEMMA_BN254"},`+
		`"settings":[{"name":"provers","value":1,"override":"LEMMA_PROVERS","why":"memory"}]}`))
	info, err := h.Hello(ctx)
	if err != nil || info.Hashing != (Hashing{"plain", "LEMMA_BN254"}) ||
		!slices.Equal(info.Settings, []Setting{{"provers", 1, "LEMMA_PROVERS", "memory"}}) {
		t.Fatalf("%+v %v", info, err)
	}
	info, err = start(t, fake(t, "ok.sh", `ANSWER="ok":{"name":"n"}`)).Hello(ctx)
	if err != nil || info.Hashing != (Hashing{}) || info.Settings != nil {
		t.Fatalf("%+v %v", info, err)
	}
}

func TestOnlyOverridesReachAHost(t *testing.T) {
	got := Overrides([]string{"PATH=/bin", "LEMMA_PROVERS=2", "LEMMA_S3_SECRET_KEY=x", "LEMMA_BN254", "LEMMA_BN254=plain", "XLEMMA_BN254=y"})
	if want := []string{"LEMMA_PROVERS=2", "LEMMA_BN254=plain"}; !slices.Equal(got, want) {
		t.Errorf("passed on %q, want %q", got, want)
	}
}

// The list and its documentation are one.
func TestOverridesAreDocumented(t *testing.T) {
	text, err := os.ReadFile("../../docs/host-protocol.md")
	if err != nil {
		t.Fatal(err)
	}
	var documented []string
	for _, name := range regexp.MustCompile(`LEMMA_[A-Z0-9_]+`).FindAllString(string(text), -1) {
		if name != "LEMMA_CACHE" && !slices.Contains(documented, name) { // a folder, not a choice
			documented = append(documented, name)
		}
	}
	slices.Sort(documented)
	if names := slices.Sorted(slices.Values(OverrideNames)); !slices.Equal(names, documented) {
		t.Errorf("a host sees %q, docs/host-protocol.md names %q", names, documented)
	}
}

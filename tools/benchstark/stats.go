package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"

	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

// micro is the time of one BN254 Poseidon2 permutation in microseconds. The IFMA batch is nil where the CPU lacks it.
type micro struct {
	VendorSingle float64  `json:"vendor_single_us"`
	Single       float64  `json:"single_us"`
	PlainBatch   float64  `json:"plain_batch_us"`
	IFMABatch    *float64 `json:"avx512ifma_batch_us"`
}

func parseMicro(text []byte) (*micro, error) {
	var m micro
	if err := json.Unmarshal(bytes.TrimSpace(text), &m); err != nil {
		return nil, err
	}
	values := []float64{m.VendorSingle, m.Single, m.PlainBatch}
	if m.IFMABatch != nil {
		values = append(values, *m.IFMABatch)
	}
	for _, v := range values {
		if !(v > 0) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("a time of %v microseconds: want vendor_single_us, single_us, plain_batch_us and avx512ifma_batch_us above 0", v)
		}
	}
	return &m, nil
}

// row is one line of the table. Factor is how many times less ours is than the vendor's; 0 when either is unknown.
type row struct {
	Name   string          `json:"name"`
	Unit   string          `json:"unit"`
	Vendor *measure.Spread `json:"vendor"`
	Ours   *measure.Spread `json:"ours"`
	Factor float64         `json:"factor,omitempty"`
}

func newRow(name, unit string, vendor, ours *measure.Spread) row {
	r := row{Name: name, Unit: unit, Vendor: vendor, Ours: ours}
	if vendor != nil && ours != nil && ours.Median > 0 {
		r.Factor = vendor.Median / ours.Median
	}
	return r
}

// figures are the rows that runs give, in the table's order.
var figures = []struct {
	name, unit string
	of         func(run) (float64, bool)
}{
	{"start-up", "s", func(r run) (float64, bool) { return r.StartSeconds, true }},
	{"compressed", "s", func(r run) (float64, bool) { // with core: the two overlap, and the vendor's host does not tell them apart
		core, _ := r.seconds(proof.StageCore)
		compressed, seen := r.seconds(proof.StageCompressed)
		return core + compressed, seen
	}},
	{"shrink", "s", func(r run) (float64, bool) { return r.seconds(proof.StageShrink) }},
	{"wrap", "s", func(r run) (float64, bool) { return r.seconds(proof.StageWrap) }},
	{"whole job, warm, before gnark", "s", func(r run) (float64, bool) { return r.JobSeconds, true }},
	{"peak memory", "GB", func(r run) (float64, bool) { return measure.Gigabytes(r.PeakBytes), true }},
	{"CPU time", "s", func(r run) (float64, bool) { return r.CPUSeconds, true }},
}

// rows are the whole table. The vendor's crate has no batches: batches are compared with its one permutation.
func rows(runs []run, m *micro) []row {
	var table []row
	if m != nil {
		one := func(us float64) *measure.Spread { return measure.SpreadOf([]float64{us}) }
		table = append(table, newRow("permutation, one", "µs", one(m.VendorSingle), one(m.Single)),
			newRow("permutation, batch, plain", "µs", one(m.VendorSingle), one(m.PlainBatch)))
		if m.IFMABatch != nil {
			table = append(table, newRow("permutation, batch, AVX-512 IFMA", "µs", one(m.VendorSingle), one(*m.IFMABatch)))
		} else {
			table = append(table, newRow("permutation, batch, AVX-512 IFMA", "µs", one(m.VendorSingle), nil))
		}
	}
	good := whole(runs)
	for _, f := range figures {
		values := map[string][]float64{}
		for _, r := range good {
			if v, known := f.of(r); known {
				values[r.Host] = append(values[r.Host], v)
			}
		}
		table = append(table, newRow(f.name, f.unit, measure.SpreadOf(values[vendor]), measure.SpreadOf(values[ours])))
	}
	return table
}

package bench

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"time"

	"github.com/lemma-network/lemma/proof"
)

// Limits of a price file.
const (
	MaxPriceFileBytes = 64 << 10
	// maxPrice is in the file's currency: more is a mistake.
	maxPrice = 1e12
)

// Cost is what one proof costs, in the currency of the prices. A part is nil when its price or its measurement is missing.
//
// The machine's part is counted as Ethproofs does it: hourly price of the machine × seconds of proving / 3600. Energy comes on top only
// where the machine's hour does not hold it already, which is for who writes the prices to say (a rented machine's does: kilowatt_hour 0).
type Cost struct {
	Proving    *float64 `json:"proving"`
	Wrapping   *float64 `json:"wrapping"`
	Settlement *float64 `json:"settlement"` // of the fulfilment; opening and locking are not the proof's
	Total      *float64 `json:"total"`      // of the parts that are known, when proving is
	// PerBillionCycles is proving alone, the part that grows with the program.
	PerBillionCycles *float64 `json:"per_billion_cycles"`
}

// CostOf is a case's cost by its medians.
func CostOf(c Case, p Prices) Cost {
	cost := Cost{Proving: p.machine(c, Proving), Wrapping: p.machine(c, Wrapping)}
	if gas, ok := c.Gas(); ok && p.GasPriceGwei > 0 && p.Coin > 0 {
		cost.Settlement = some(p.gas(gas.Fulfil))
	}
	if cost.Proving == nil {
		return cost
	}
	total := *cost.Proving
	for _, part := range []*float64{cost.Wrapping, cost.Settlement} {
		if part != nil {
			total += *part
		}
	}
	cost.Total = &total
	if c.Cycles > 0 {
		cost.PerBillionCycles = some(*cost.Proving / float64(c.Cycles) * 1e9)
	}
	return cost
}

// machine is machine_hour × seconds / 3600 + kilowatt_hour × joules / 3.6e6.
func (p Prices) machine(c Case, stages []proof.Stage) *float64 {
	seconds := c.Seconds(stages...)
	if seconds == nil || p.MachineHour == 0 && p.KilowattHour == 0 {
		return nil
	}
	cost := p.MachineHour * seconds.Median / 3600
	if joules := c.Joules(stages...); joules != nil {
		cost += p.KilowattHour * joules.Median / 3.6e6
	} else if p.MachineHour == 0 {
		return nil
	}
	return &cost
}

func (p Prices) gas(units uint64) float64 { return float64(units) * p.GasPriceGwei * 1e-9 * p.Coin }

// ReadPrices reads a price file: the fields of Prices, no others, with where they are from and of which day. Errors: Caller bad-prices with the
// field's name.
func ReadPrices(b []byte) (Prices, error) {
	refuse := func(field, format string, args ...any) (Prices, error) {
		return Prices{}, proof.Errorf(proof.Caller, "bad-prices", "prices: "+format, args...).WithField(field)
	}
	if len(b) > MaxPriceFileBytes {
		return refuse("prices", "more than %d bytes", MaxPriceFileBytes)
	}
	var p *Prices
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	err := d.Decode(&p)
	if err == nil {
		if _, more := d.Token(); p == nil || !errors.Is(more, io.EOF) {
			err = errors.New("want one JSON object and nothing after it")
		}
	}
	if err != nil {
		field := "prices"
		if typed, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && typed.Field != "" {
			field = typed.Field
		}
		return refuse(field, "%w", err)
	}
	if field, wrong := p.wrong(); wrong != "" {
		return refuse(field, "%s: %s", field, wrong)
	}
	if _, err := time.Parse(time.DateOnly, p.Date); err != nil {
		return refuse("date", "date: %q: want the day of the prices, such as 2026-11-22", p.Date)
	}
	if p.Source == "" {
		return refuse("source", "source: say where the prices are from")
	}
	return *p, nil
}

// Missing are the prices that are not known, by their names in a price file. Energy that the machine's hour holds already is not missing.
func (p Prices) Missing() (names []string) {
	if p.MachineHour == 0 && p.KilowattHour == 0 {
		names = append(names, "machine_hour")
	}
	if p.GasPriceGwei == 0 {
		names = append(names, "gas_price_gwei")
	}
	if p.Coin == 0 {
		names = append(names, "coin")
	}
	return names
}

// Reprice is a report with a reader's prices in place of its own. It says so in its warnings: no signature covers what follows from them.
func (r Report) Reprice(p Prices) Report {
	text := "the costs are by prices that the reader gave; the report's signature does not cover them."
	if r.Prices != nil {
		text += " The report's own prices are left aside."
	}
	r.Prices, r.Warnings = &p, append([]string{text}, r.Warnings...)
	return r
}

func some(v float64) *float64 { return &v }

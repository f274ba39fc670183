package sim

import "reflect"

// weather is how likely each fault is in this world. Rates are far above real ones; they end at calmAt, when there is one.
type weather struct {
	name   string
	calmAt int64 // after it nothing fails any more; far away in worlds that never calm down

	// The chain and its nodes: by block, by call, by transaction.
	Reorg, SlowBlocks, GasSpike, PoolDropped, TxLate, TxLost, ForeignTx rate
	RPCError, MidCallReorg, RPCLag, LogsHidden, RPCDown                 rate

	// The queue: by message; wipes by minute.
	WorkLost, WorkTwice, WorkLate, ResultLost, ResultTwice, ResultLate, QueueWiped, QueueDown, NoticeLost, BeatLost rate

	// The store: by access; down by minute.
	StoreError, Damaged, Missing, ObjectLost, StoreDown rate

	// Provers: by stage or by job; deaths by minute.
	Dies, SpoolLost, Stalls, Refuses, Fails rate

	// The orchestrator: by effect, commit or minute.
	Crash, Pause, Sleep, Wipe, CommitError, Skew rate

	crashAt int // the one crash point at which this world's orchestrator dies; 0: none
}

// wrongClocks is a weather in which nothing fails but clocks.
const wrongClocks = "wrong clocks"

// rate is a probability; its tag is the most that a storm has.
type rate float64

// worst is each rate's value in the worst storm.
var worst = map[string]float64{
	"Reorg": 0.15, "SlowBlocks": 0.1, "GasSpike": 0.1, "PoolDropped": 0.05, "TxLate": 0.5, "TxLost": 0.4, "ForeignTx": 0.05,
	"RPCError": 0.2, "MidCallReorg": 0.005, "RPCLag": 0.01, "LogsHidden": 0.2, "RPCDown": 0.03,
	"WorkLost": 0.3, "WorkTwice": 0.3, "WorkLate": 0.3, "ResultLost": 0.3, "ResultTwice": 0.4, "ResultLate": 0.4,
	"QueueWiped": 0.03, "QueueDown": 0.03, "NoticeLost": 0.5, "BeatLost": 0.3,
	"StoreError": 0.3, "Damaged": 0.1, "Missing": 0.1, "ObjectLost": 0.05, "StoreDown": 0.03,
	"Dies": 0.03, "SpoolLost": 0.3, "Stalls": 0.05, "Refuses": 0.2, "Fails": 0.15,
	"Crash": 0.03, "Pause": 0.02, "Sleep": 0.005, "Wipe": 0.1, "CommitError": 0.1, "Skew": 0.5,
}

// forecast draws a world's weather: some are calm, some have a few faults, some have all.
func (w *world) forecast() {
	f := &w.weather
	share, strength := rate(0), 0.0
	switch k := w.rng.IntN(10); {
	case k == 0:
		f.name = "calm"
	case k == 1:
		f.name = wrongClocks
	case k < 7:
		f.name, share, strength = "mixed", 0.4, 1
	default:
		f.name, share, strength = "storm", 1, 0.6
	}
	v := reflect.ValueOf(f).Elem()
	for i := range v.NumField() {
		most, is := worst[v.Type().Field(i).Name]
		if !is {
			continue
		}
		roll, on := w.rng.Float64(), w.chance(share)
		if on {
			v.Field(i).SetFloat(most * strength * roll * roll)
		}
	}
	if f.name == wrongClocks {
		f.Skew, f.Sleep = 1, rate(worst["Sleep"])
	}
	f.calmAt = w.now + w.between(10, 90)*minute
	if f.name == "storm" && w.chance(0.3) {
		if f.name == wrongClocks {
			f.Skew, f.Sleep = 1, rate(worst["Sleep"])
		}
		f.calmAt = w.now + 1000*60*minute // never
	}
	if w.chance(0.4) {
		f.crashAt = int(w.between(1, 60))
	}
	if w.opt.Weather != nil {
		w.opt.Weather(f)
	}
}

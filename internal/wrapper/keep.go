package wrapper

import "time"

// Defaults of Keep.
const (
	KeepIdleSeconds = 900
	// KeepHostBytes is what must be free for the zkVM host when a child begins to be kept: what the host's hungriest stage takes
	// beyond what an idle host holds.
	KeepHostBytes = 12_000_000_000
	// KeepFloorBytes is what must stay free while the host works beside the child.
	KeepFloorBytes = 3_000_000_000
	// keepLook is how often an idle child is looked at.
	keepLook = 5 * time.Second
)

// Keep says when a child may keep its keys while it has nothing to do. Zero values take the defaults.
type Keep struct {
	Idle       time.Duration // the longest time without a request
	HostBytes  int64         // free memory wanted to begin to keep it
	FloorBytes int64         // free memory wanted from then on
}

func (k Keep) withDefaults() Keep {
	if k.Idle == 0 {
		k.Idle = KeepIdleSeconds * time.Second
	}
	if k.HostBytes == 0 {
		k.HostBytes = KeepHostBytes
	}
	if k.FloorBytes == 0 {
		k.FloorBytes = KeepFloorBytes
	}
	return k
}

// begins decides whether a child may be kept, or even be started early, with so much memory free.
func (k Keep) begins(free int64) bool { return free >= k.HostBytes }

// goesOn decides whether a child that is kept stays, after so long without a request.
func (k Keep) goesOn(idle time.Duration, free int64) bool {
	return idle < k.Idle && free >= k.FloorBytes
}

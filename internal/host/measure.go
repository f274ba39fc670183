package host

import (
	"context"
	"slices"
	"strings"
)

// Measure has the host measure this machine, in about a second. A host of an older release answers Caller bad-request.
func (h *Host) Measure(ctx context.Context) (Speed, error) {
	var ok Speed
	err := h.do(ctx, request{Op: "measure"}, nil, &ok, func() error { return ok.check() })
	return ok, err
}

// OverrideNames are the environment variables that a person may set to choose a host's settings (docs/host-protocol.md).
// A closed list: a child's environment is otherwise empty, and no secret of ours may slip into it.
var OverrideNames = []string{"LEMMA_BN254", "LEMMA_DEVICE_BYTES", "LEMMA_PROVERS", "LEMMA_SHARD_ELEMENTS", "LEMMA_WORKERS"}

// Overrides are the entries of environ (os.Environ) that a host may see, for Config.Env.
func Overrides(environ []string) []string {
	var found []string
	for _, entry := range environ {
		if name, _, ok := strings.Cut(entry, "="); ok && slices.Contains(OverrideNames, name) {
			found = append(found, entry)
		}
	}
	return found
}

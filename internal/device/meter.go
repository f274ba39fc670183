package device

// Meter counts the energy of some devices. It is for one goroutine.
type Meter struct {
	read func() (Snapshot, error)
	ids  []string
	last map[string]float64 // joules by device
	sum  float64
}

// NewMeter counts what the devices of ids use; read is asked each time, and should have a time limit. The processor has a meter of its own.
func NewMeter(read func() (Snapshot, error), ids []string) *Meter {
	return &Meter{read: read, ids: ids}
}

// Read gives joules since some moment, and false when one of the devices does not tell, when there is none, and once when a counter went
// back (the driver was loaded anew) or another card is in a device's place. What is not known of one is not known of all. After a false,
// it counts from the next reading on.
func (m *Meter) Read() (joules float64, ok bool) {
	s, err := m.read()
	now := map[string]float64{}
	for _, id := range m.ids {
		d, found := s.Find(id)
		if err != nil || !found || d.Joules == nil {
			m.last = nil
			return m.sum, false
		}
		now[d.ID+" "+d.UUID] = *d.Joules
	}
	more, ok := 0.0, len(now) > 0
	for who, j := range now {
		before, seen := m.last[who]
		ok = ok && (m.last == nil || seen && j >= before)
		more += j - before
	}
	if ok && m.last != nil {
		m.sum += more
	}
	m.last = now
	return m.sum, ok
}

package match

import "container/heap"

// The two heaps of times at which an order is looked at again.
const (
	dueHeap    = iota // the price reaches the ask of a prover that is free
	risingHeap        // the price leaves the band of the order's group
)

// timers is a heap of orders by one of their two times. Each order knows its place.
type timers struct {
	which int
	list  []*order
}

func (o *order) time(which int) *int64 {
	if which == dueHeap {
		return &o.due
	}
	return &o.rises
}

func (h *timers) Len() int           { return len(h.list) }
func (h *timers) Less(i, j int) bool { return *h.list[i].time(h.which) < *h.list[j].time(h.which) }
func (h *timers) Swap(i, j int) {
	h.list[i], h.list[j] = h.list[j], h.list[i]
	h.list[i].timers[h.which], h.list[j].timers[h.which] = i, j
}

func (h *timers) Push(v any) {
	o := v.(*order)
	o.timers[h.which] = len(h.list)
	h.list = append(h.list, o)
}

func (h *timers) Pop() any {
	last := len(h.list) - 1
	o := h.list[last]
	h.list[last], h.list, o.timers[h.which] = nil, h.list[:last], -1
	return o
}

// set gives the order a time; never takes it out.
func (h *timers) set(o *order, at int64) {
	*o.time(h.which) = at
	switch i := o.timers[h.which]; {
	case at == never && i >= 0:
		heap.Remove(h, i)
	case at == never:
	case i >= 0:
		heap.Fix(h, i)
	default:
		heap.Push(h, o)
	}
}

// first is the earliest time; never when there is none.
func (h *timers) first() int64 {
	if len(h.list) == 0 {
		return never
	}
	return *h.list[0].time(h.which)
}

// pop takes out an order whose time has come; nil when there is none.
func (h *timers) pop(now int64) *order {
	if h.first() > now {
		return nil
	}
	o := heap.Pop(h).(*order)
	*o.time(h.which) = never
	return o
}

package orchestrator

import (
	"container/heap"

	"github.com/lemma-network/lemma/proof"
)

// timetable is when each of many orders is to be looked at: a heap, so that an event costs little however many orders are open.
type timetable struct {
	at    map[proof.Digest]*entry
	queue queueOfTimes
}

type entry struct {
	order proof.Digest
	at    int64 // Unix seconds
	place int
}

func newTimetable() timetable { return timetable{at: map[proof.Digest]*entry{}} }

// set gives an order its time; 0 takes it out.
func (t *timetable) set(d proof.Digest, at int64) {
	e := t.at[d]
	switch {
	case e == nil && at == 0:
	case e == nil:
		e = &entry{order: d, at: at}
		t.at[d] = e
		heap.Push(&t.queue, e)
	case at == 0:
		heap.Remove(&t.queue, e.place)
		delete(t.at, d)
	case at != e.at:
		e.at = at
		heap.Fix(&t.queue, e.place)
	}
}

// first is the earliest time; 0 when there is none.
func (t *timetable) first() int64 {
	if len(t.queue) == 0 {
		return 0
	}
	return t.queue[0].at
}

// due takes out at most n orders whose time has come, the earliest first.
func (t *timetable) due(now int64, n int) (out []proof.Digest) {
	for len(out) < n && len(t.queue) > 0 && t.queue[0].at <= now {
		d := t.queue[0].order
		t.set(d, 0)
		out = append(out, d)
	}
	return out
}

type queueOfTimes []*entry

func (q queueOfTimes) Len() int           { return len(q) }
func (q queueOfTimes) Less(i, j int) bool { return q[i].at < q[j].at }
func (q queueOfTimes) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].place, q[j].place = i, j
}

func (q *queueOfTimes) Push(v any) {
	e := v.(*entry)
	e.place = len(*q)
	*q = append(*q, e)
}

func (q *queueOfTimes) Pop() any {
	last := len(*q) - 1
	e := (*q)[last]
	(*q)[last], *q = nil, (*q)[:last]
	return e
}

package host

import (
	"encoding/json"
	"time"

	"github.com/lemma-network/lemma/proof"
)

const maxQueuedEvents = 16

// call is one request on its way. The caller makes it; after that only the owner touches request.ID.
type call struct {
	request request
	events  chan Event
	reply   chan reply // buffered: the owner never waits for a caller
}

type reply struct {
	ok  json.RawMessage
	err *proof.Error
}

// owner is the state of the one goroutine that matches answers to requests.
type owner struct {
	h       *Host
	nextID  uint64
	pending map[uint64]*call
	stall   <-chan time.Time
}

// own runs until the process is dead.
func (h *Host) own() {
	o := &owner{h: h, nextID: 1, pending: make(map[uint64]*call)}
	for {
		select {
		case c := <-h.calls:
			o.send(c)
		case c := <-h.cancels:
			if o.pending[c.request.ID] == c {
				o.send(&call{request: request{Op: "cancel", Target: c.request.ID}, reply: make(chan reply, 1)})
			}
		case line := <-h.lines:
			o.receive(line)
		case <-o.stall:
			o.stall = nil
			h.proc.Kill(proof.Errorf(proof.Retry, "host-stalled", "silent for %v with %d requests unanswered", h.cfg.Stall, len(o.pending)))
		case <-h.proc.Done():
			if h.err = refusal("host "+h.name, h.proc.Exit()); h.err == nil {
				h.err = h.proc.Exit().Error("host " + h.name)
			}
			if h.err == nil {
				h.err = proof.Errorf(proof.Retry, "host-exited", "host %s: ended its work", h.name)
			}
			close(h.dead) // before anybody hears of it: who does may ask for another host at once
			for _, c := range o.pending {
				c.reply <- reply{err: h.err}
			}
			close(h.done)
			return
		}
	}
}

func (o *owner) send(c *call) {
	if len(o.pending) >= MaxPending {
		c.reply <- reply{err: proof.Errorf(proof.Retry, "busy", "host %s: %d requests are unanswered", c.request.Op, MaxPending)}
		return
	}
	c.request.ID = o.nextID
	line, err := c.request.line()
	if err != nil {
		c.reply <- reply{err: err.(*proof.Error)}
		return
	}
	select {
	case o.h.out <- line:
	default: // it answers what it never read
		o.broken("requests are answered but not read")
	}
	o.nextID++
	o.pending[c.request.ID] = c
	if len(o.pending) == 1 {
		o.watch()
	}
}

func (o *owner) receive(line []byte) {
	a, err := parseAnswer(line)
	if err != nil {
		o.broken(err.Error())
		return
	}
	c := o.pending[a.ID]
	if c == nil {
		o.broken("an answer to a request that is not pending")
		return
	}
	switch {
	case a.Event != nil:
		select {
		case c.events <- *a.Event:
		default: // the caller is slow, and newer progress will come
		}
	case a.Error != nil:
		c.reply <- reply{err: a.Error.failure("host", c.request.Op)}
		delete(o.pending, a.ID)
	default:
		c.reply <- reply{ok: a.OK}
		delete(o.pending, a.ID)
	}
	o.watch()
}

// watch begins the watchdog's time anew, or stops it when nothing is asked of the host.
func (o *owner) watch() {
	o.stall = nil
	if len(o.pending) > 0 {
		o.stall = o.h.cfg.Clock.After(o.h.cfg.Stall)
	}
}

// broken ends a host that does not keep to the protocol: none of its later lines could be trusted to match.
func (o *owner) broken(why string) {
	o.h.proc.Kill(proof.Errorf(proof.Bug, "host-protocol", "broke the protocol: %s", why))
}

// write sends queued lines, so that a host which does not read never blocks the owner.
func (h *Host) write() {
	for {
		select {
		case line := <-h.out:
			if _, err := h.proc.Write(line); err != nil {
				<-h.done // the death tells why
				return
			}
		case <-h.done:
			return
		}
	}
}

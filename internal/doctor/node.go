package doctor

import (
	"fmt"
	"io/fs"
	"math/big"
)

// Node is what was found out about a node's configuration and what it needs of the network. Empty error texts mean that
// the thing works.
type Node struct {
	Config      string // path of its file
	Mode        fs.FileMode
	KeysError   string
	ChainError  string
	BlockTime   int64 // of the chain's head, seconds; 0 is unknown
	Now         int64 // this machine's clock, seconds
	QueueError  string
	StoreError  string
	Operator    string   // address that stakes for the node itself; empty for a node of a fleet
	Capacity    *big.Int // locks that its stake allows
	OpenLocks   *big.Int // of them in use
	StakeError  string
	MemoryBytes int64 // what the configuration lets the node use; 0 is all
}

// Check is one thing a node needs.
type Check struct {
	Name  string `json:"name"`
	State string `json:"state"` // ok, failed or unknown
	Text  string `json:"text"`  // what was found, and what to do
}

// Failed is the state of a check that keeps a node from working.
const Failed = "failed"

// MostClockSkewSeconds is how far this machine's clock may be from the chain's head: blocks come late, and deadlines are
// block times.
const MostClockSkewSeconds = 60

func (r *Report) examineNode(n *Node) {
	if n == nil {
		return
	}
	add := func(name string, bad bool, good, text string, args ...any) {
		c := Check{Name: name, State: OK, Text: good}
		if bad {
			c.State, c.Text = Failed, plain(fmt.Sprintf(text, args...))
			r.missing("%s: %s", name, c.Text)
		}
		r.Node = append(r.Node, c)
	}
	add("config", n.Mode.Perm()&0o077 != 0, "only its owner can read it",
		"%s can be read by others (mode %04o), and it names secrets: chmod 600 %s", n.Config, n.Mode.Perm(), n.Config)
	add("keys", n.KeysError != "", "fit this program", "%s: run `lemma keys setup`, or set keys_dir in the network file", n.KeysError)
	add("chain", n.ChainError != "", "answers, with the contracts of the network file",
		"%s: set chain.rpc_url in the network file to a node of that chain", n.ChainError)
	if n.ChainError == "" && n.BlockTime != 0 {
		skew := n.Now - n.BlockTime
		add("clock", max(skew, -skew) > MostClockSkewSeconds, fmt.Sprintf("%d seconds from the newest block", skew),
			"this machine's clock is %d seconds after the newest block: set the clock (chrony, systemd-timesyncd), or wait until the chain's node has caught up", skew)
	}
	add("queue", n.QueueError != "", "can be reached", "%s: set nats.url in the network file, and let outgoing connections there through", n.QueueError)
	add("store", n.StoreError != "", "can be reached", "%s: set store.endpoint in the network file, and let outgoing connections there through", n.StoreError)
	r.examineStake(n, add)
}

func (r *Report) examineStake(n *Node, add func(name string, bad bool, good, text string, args ...any)) {
	switch {
	case n.Operator == "":
		add("stake", false, "none: the fleet's operator stakes", "")
	case n.StakeError != "":
		add("stake", true, "", "of %s cannot be read: %s", n.Operator, n.StakeError)
	case n.Capacity == nil || n.Capacity.Sign() == 0:
		add("stake", true, "", "%s may hold no lock: stake with `lemma stake add --locks 1`, and make it your operator", n.Operator)
	case n.OpenLocks != nil && n.OpenLocks.Cmp(n.Capacity) >= 0:
		add("stake", true, "", "all %v locks of %s are in use: wait until they are settled, or stake for more", n.Capacity, n.Operator)
	default:
		add("stake", false, fmt.Sprintf("for %v locks, %v in use", n.Capacity, n.OpenLocks), "")
	}
}

package node_test

import (
	"flag"
	"os"
	"testing"

	"github.com/lemma-network/lemma/internal/database/pgtest"
	"github.com/lemma-network/lemma/internal/node/nodetest"
)

// worldsAtOnce run beside each other: they wait for blocks, leases and processes more than they work.
const worldsAtOnce = "4"

func TestMain(m *testing.M) {
	os.Exit(nodetest.Main(func() int {
		if err := flag.Set("test.parallel", worldsAtOnce); err != nil { // before the flags are read, which may say otherwise
			panic(err)
		}
		return pgtest.Main(m, pgtest.Options{Fsync: true})
	}))
}

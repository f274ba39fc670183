package chaos

import (
	"flag"
	"os"
	"testing"

	"github.com/lemma-network/lemma/internal/node/nodetest"
)

var full = flag.Bool("chaos", false, "run every scenario and not only the quick ones")

// role is what a child process is told.
type role = nodetest.Role

func TestMain(m *testing.M) { os.Exit(nodetest.Main(m.Run)) }

package artifact_test

import (
	"context"
	"fmt"
	"os"
	"testing"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/leak"
)

// TestMain lets the test binary play the gateway's process, as the product's hidden subcommand does.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == "internal-s3" {
		cfg, err := artifact.GatewayConfigFromEnv(os.Getenv)
		if err == nil {
			err = artifact.ServeGateway(context.Background(), cfg)
		}
		fmt.Fprintln(os.Stderr, err)
		os.Exit(70)
	}
	leak.Main(m)
}

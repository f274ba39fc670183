package node

import (
	"context"
	"crypto/ecdsa"
	"net/http"

	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/internal/testnet"
)

// HTTPClient is httpClient, for tests of a network of processes.
var HTTPClient = httpClient

// Join asks an orchestrator's API for a place, as a prover outside of the fleet does when it starts.
func Join(ctx context.Context, file testnet.File, operator *ecdsa.PrivateKey, key access.UserKey, client *http.Client) (access.Membership, error) {
	return joiner{file, operator, key, client}.join(ctx)
}

package testnet

import (
	"crypto/ecdsa"
	"encoding/json"
	"errors"
	"io/fs"
	"os"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// File is the network file: where a network's parts are. The local network writes one; an operator of any other network
// writes one by hand. It holds secrets (NATS, S3), so it is written with mode 0600.
type File struct {
	Chain  ChainPart         `json:"chain"`
	NATS   NATSPart          `json:"nats"`
	Store  StorePart         `json:"store"`
	API    string            `json:"api"` // host:port the orchestrator's HTTP API listens on
	APITLS TLSPart           `json:"api_tls,omitzero"`
	Proxy  bool              `json:"behind_proxy,omitempty"` // a proxy before the API speaks TLS
	Join   JoinPart          `json:"join,omitzero"`          // of provers outside of the operator's fleet
	Keys   string            `json:"keys_dir"`               // proving and verifying key of the wrap circuit
	Key    map[string]string `json:"accounts"`               // account name (orchestrator, prover, client) to its key file
	Payout common.Address    `json:"payout"`                 // where provers of this operator are paid
	// Database is the orchestrator's: postgres://user:password@host/name, which several orchestrators may share, one leading and
	// the others standing by; empty is a file in its own folder.
	Database string `json:"database,omitempty"`
}

// ChainPart tells where the chain and the contracts are.
type ChainPart struct {
	RPC        string           `json:"rpc_url"`
	Deployment chain.Deployment `json:"deployment"`
}

// NATSPart tells where the queue is, and with what to connect: the orchestrator has Access, a node on another machine Creds.
type NATSPart struct {
	URL    string `json:"url"`                  // or several, separated by commas
	Access string `json:"access,omitempty"`     // folder of the operator's and the accounts' seeds
	Creds  string `json:"creds,omitempty"`      // credentials file of one fleet node
	CA     string `json:"ca,omitempty"`         // PEM file of who signed the server's certificate; "" means the system's
	Public string `json:"public_url,omitempty"` // where outside provers reach the queue; "" means URL

	User string `json:"user,omitempty"` // of earlier versions
}

// TLSPart are the files of a certificate and its key.
type TLSPart struct {
	Cert string `json:"cert"`
	Key  string `json:"key"`
}

// JoinPart is what a prover outside of the operator's fleet needs instead of secrets of queue and store.
type JoinPart struct {
	API         string `json:"api"`                 // URL of the orchestrator
	OperatorKey string `json:"operator_key"`        // key file of the chain account that stakes
	CA          string `json:"ca,omitempty"`        // PEM file of who signed the API's certificate; "" means the system's
	Recipient   string `json:"recipient,omitempty"` // age recipient of private inputs
}

// StorePart tells where artifacts are kept.
type StorePart struct {
	Endpoint  string `json:"endpoint"` // host:port
	Bucket    string `json:"bucket"`
	AccessKey string `json:"access_key"`
	SecretKey string `json:"secret_key"`
	Secure    bool   `json:"secure"`                    // TLS
	CA        string `json:"ca,omitempty"`              // PEM file of who signed the store's certificate; "" means the system's
	Public    string `json:"public_endpoint,omitempty"` // where outside provers reach the store; "" means Endpoint

	Copies []StorePart `json:"copies,omitempty"` // of the bucket, that its operator fills; read when the store fails or lacks something
}

// S3 is the artifact store's configuration. Errors: caller network-file-invalid.
func (s StorePart) S3(spool string) (artifact.S3Config, error) {
	ca, err := ReadCA("store.ca", s.CA)
	return artifact.S3Config{Endpoint: s.Endpoint, Bucket: s.Bucket, AccessKey: s.AccessKey, SecretKey: s.SecretKey, Secure: s.Secure, CA: ca, SpoolDir: spool}, err
}

// ReadCA reads a PEM file that a field names; "" gives "".
func ReadCA(field, path string) (string, error) {
	if path == "" {
		return "", nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", proof.Errorf(proof.Caller, "network-file-invalid", "network file: field %s: %w", field, err).WithField(field)
	}
	return string(b), nil
}

// LoadFile reads a network file; errors are of class caller.
func LoadFile(path string) (File, error) {
	f, err := readFile(path)
	if err != nil {
		return f, err
	}
	if err := f.check(); err != nil {
		return f, proof.Errorf(proof.Caller, "network-file-invalid", "network file %s: %w", path, err).WithField(fieldOf(err))
	}
	return f, nil
}

func readFile(path string) (File, error) {
	var f File
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return f, proof.Errorf(proof.Caller, "network-file-missing", "network file %s does not exist: start `lemma up` or give --network", path)
	} else if err != nil {
		return f, proof.Errorf(proof.Caller, "network-file-unreadable", "network file: %w", err)
	}
	if err := json.Unmarshal(b, &f); err != nil {
		return f, proof.Errorf(proof.Caller, "network-file-invalid", "network file %s: %w", path, err)
	}
	return f, nil
}

// APIURL is the API's address on this machine.
func (f File) APIURL() string {
	if f.APITLS.Cert != "" {
		return "https://" + f.API
	}
	return "http://" + f.API
}

// save writes the file whole or not at all.
func (f File) save(path string) error {
	b, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	return (disk.Disk{}).Write(path, append(b, '\n'))
}

// AccountKey reads the key of one of the file's accounts.
func (f File) AccountKey(name string) (*ecdsa.PrivateKey, error) {
	path, ok := f.Key[name]
	if !ok {
		return nil, proof.Errorf(proof.Caller, "account-unknown", "network file: no account %q", name).WithField("accounts")
	}
	return LoadKey(path)
}

// LoadKey reads a key file: 64 hex digits.
func LoadKey(path string) (*ecdsa.PrivateKey, error) {
	key, err := crypto.LoadECDSA(path)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "key-file-invalid", "key file %s (want 64 hex digits): %w", path, err)
	}
	return key, nil
}

// EnsureKey reads the key file or makes one.
func EnsureKey(path string) (*ecdsa.PrivateKey, error) {
	if _, err := os.Stat(path); err == nil {
		return LoadKey(path)
	}
	key, err := crypto.GenerateKey()
	if err != nil {
		return nil, err
	}
	return key, (disk.Disk{}).Write(path, []byte(common.Bytes2Hex(crypto.FromECDSA(key))))
}

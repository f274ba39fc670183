package access

import (
	"errors"
	"io/fs"
	"os"

	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nkeys"
)

// Credentials are what one process connects to the queue with.
type Credentials struct {
	Name string // of the user; its inbox is named after it
	JWT  string
	seed []byte
}

// Inbox is the prefix of the subjects that answers to this user come on. Nobody else may listen there.
func (c Credentials) Inbox() string { return Inbox(c.Name) }

// Inbox is the prefix of a user's inbox.
func Inbox(name string) string { return "_INBOX_" + name }

// Sign answers the server's challenge.
func (c Credentials) Sign(nonce []byte) ([]byte, error) {
	pair, err := nkeys.FromSeed(c.seed)
	if err != nil {
		return nil, err
	}
	defer pair.Wipe()
	return pair.Sign(nonce)
}

// IsZero says that there are none.
func (c Credentials) IsZero() bool { return c.JWT == "" }

// Save writes a credentials file for another machine, with mode 0600. It is in NATS' own format.
func (c Credentials) Save(path string) error {
	b, err := jwt.FormatUserConfig(c.JWT, c.seed)
	if err != nil {
		return unusable("credentials of %s: %w", c.Name, err)
	}
	return writeSecret(path, b)
}

// LoadCredentials reads a credentials file. Errors: Caller access-unusable, access-exposed.
func LoadCredentials(path string) (Credentials, error) {
	b, err := readSecret(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Credentials{}, unusable("%s does not exist: make it with `lemma queue creds` on the orchestrator's machine", path)
	}
	if err != nil {
		return Credentials{}, err
	}
	c, err := ParseCredentials(b)
	if err != nil {
		return c, unusable("%s: %w", path, err)
	}
	return c, nil
}

// ParseCredentials reads the text of a credentials file.
func ParseCredentials(b []byte) (Credentials, error) {
	token, err := jwt.ParseDecoratedJWT(b)
	if err != nil {
		return Credentials{}, unusable("%w", err)
	}
	pair, err := jwt.ParseDecoratedUserNKey(b)
	if err != nil {
		return Credentials{}, unusable("%w", err)
	}
	return credentials(token, pair)
}

// credentials puts a user's JWT and key together.
func credentials(token string, pair nkeys.KeyPair) (Credentials, error) {
	claims, err := jwt.DecodeUserClaims(token)
	if err != nil {
		return Credentials{}, unusable("the user JWT: %w", err)
	}
	key, err := pair.PublicKey()
	if err != nil || key != claims.Subject {
		return Credentials{}, unusable("the user JWT is for another key")
	}
	seed, err := pair.Seed()
	if err != nil {
		return Credentials{}, unusable("the user's key: %w", err)
	}
	return Credentials{Name: claims.Name, JWT: token, seed: seed}, nil
}

// NameOf is whom a user JWT names, "" when it is none.
func NameOf(token string) string {
	c, err := jwt.DecodeUserClaims(token)
	if err != nil {
		return ""
	}
	return c.Name
}

// UserKey is the key of an outside prover's node. Its seed never leaves the node.
type UserKey struct{ pair nkeys.KeyPair }

// LoadUserKey reads the key's seed file, or makes it on the first start.
func LoadUserKey(path string) (UserKey, error) {
	pair, err := LoadSeed(path, nkeys.PrefixByteUser)
	return UserKey{pair}, err
}

// Public is the public key: U and 55 more letters and digits.
func (k UserKey) Public() string { key, _ := k.pair.PublicKey(); return key } // a key with a seed has one

// Sign signs b.
func (k UserKey) Sign(b []byte) ([]byte, error) { return k.pair.Sign(b) }

// Credentials are the key with the JWT that was minted for it.
func (k UserKey) Credentials(token string) (Credentials, error) { return credentials(token, k.pair) }

// VerifyUserKey says whether the owner of the public key signed b. Errors: Caller bad-nkey, bad-nkey-signature.
func VerifyUserKey(public string, b, signature []byte) error {
	if !nkeys.IsValidPublicUserKey(public) {
		return proof.Errorf(proof.Caller, "bad-nkey", "nkey: %.80q: want a public user key of NATS (U...)", public).WithField("nkey")
	}
	pair, err := nkeys.FromPublicKey(public)
	if err == nil {
		err = pair.Verify(b, signature)
	}
	if err != nil {
		return proof.Errorf(proof.Caller, "bad-nkey-signature", "nkeySignature: is not the nkey's: sign the request's digest with the nkey's seed").WithField("nkeySignature")
	}
	return nil
}

// ensureFolder makes a private folder.
func ensureFolder(path string) error {
	if err := os.MkdirAll(path, folderMode); err != nil {
		return unusable("%w", err)
	}
	return nil
}

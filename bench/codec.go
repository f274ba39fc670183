package bench

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/proof"
)

// MaxFileBytes bounds a report's file.
const MaxFileBytes = 16 << 20

// signatureTag keeps a signature of a report from being one of anything else.
const signatureTag = Schema + " report\x00"

// Signer signs reports. Sign gives 65 bytes over a 32-byte digest, as an account of the chain does.
type Signer interface {
	Address() common.Address
	Sign(digest [32]byte) ([]byte, error)
}

// file is what stands on disk.
type file struct {
	Report    json.RawMessage `json:"report"`
	Signer    string          `json:"signer,omitempty"`
	Signature string          `json:"signature,omitempty"`
}

// encode is the one encoding of a report, whatever its file looks like.
func encode(r Report) ([]byte, error) {
	b, err := json.Marshal(r)
	if err != nil {
		return nil, proof.Errorf(proof.Bug, "internal", "encode the report: %w", err)
	}
	return b, nil
}

func digest(encoded []byte) [32]byte { return sha256.Sum256(append([]byte(signatureTag), encoded...)) }

// Encode is a report's file, for people and programs, signed when there is a signer. Errors: Caller bad-report for what no reader would
// take.
func Encode(r Report, s Signer) ([]byte, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	encoded, err := encode(r)
	if err != nil {
		return nil, err
	}
	f := file{Report: encoded}
	if s != nil {
		signature, err := s.Sign(digest(encoded))
		if err != nil {
			return nil, err
		}
		f.Signer, f.Signature = s.Address().Hex(), "0x"+hex.EncodeToString(signature)
	}
	b, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		return nil, proof.Errorf(proof.Bug, "internal", "encode the report: %w", err)
	}
	if len(b)+1 > MaxFileBytes {
		return nil, tooLarge()
	}
	return append(b, '\n'), nil
}

// Decode reads a report's file. signer is who signed it, and the zero address when nobody did: whether that is enough is the caller's to say.
// Errors: Caller bad-report, naming the field; Permanent report-signature for a signature that is not the named signer's over this report.
func Decode(b []byte) (r Report, signer common.Address, err error) {
	if len(b) > MaxFileBytes {
		return r, signer, tooLarge()
	}
	var f file
	if err := strict(b, &f); err != nil {
		return r, signer, err
	}
	if err := strict(f.Report, &r); err != nil {
		return Report{}, signer, err
	}
	if err := r.Check(); err != nil {
		return Report{}, signer, err
	}
	if f.Signer == "" && f.Signature == "" {
		return r, signer, nil
	}
	encoded, err := encode(r)
	if err != nil {
		return Report{}, signer, err
	}
	if signer, err = verify(f, digest(encoded)); err != nil {
		return Report{}, common.Address{}, err
	}
	return r, signer, nil
}

// verify answers who signed, which must be who the file says.
func verify(f file, digest [32]byte) (common.Address, error) {
	bad := func(format string, args ...any) (common.Address, error) {
		return common.Address{}, proof.Errorf(proof.Permanent, "report-signature", "report: "+format, args...).WithField("signature")
	}
	if !common.IsHexAddress(f.Signer) {
		return bad("signer %q: want an address of 20 bytes in hex", f.Signer)
	}
	text, has := strings.CutPrefix(f.Signature, "0x")
	signature, err := hex.DecodeString(text)
	if err != nil || !has || len(signature) != crypto.SignatureLength {
		return bad("signature: want 0x and %d bytes in hex", crypto.SignatureLength)
	}
	key, err := crypto.SigToPub(digest[:], signature)
	// One form of each signature only, so that a file cannot be changed at all.
	if err != nil || !crypto.ValidateSignatureValues(signature[64], common.BytesToHash(signature[:32]).Big(), common.BytesToHash(signature[32:64]).Big(), true) {
		return bad("the signature is damaged")
	}
	if got := crypto.PubkeyToAddress(*key); got != common.HexToAddress(f.Signer) {
		return bad("it was changed after %s signed it, or somebody else signed it", f.Signer)
	}
	return common.HexToAddress(f.Signer), nil
}

// strict decodes one JSON value and refuses what it does not know.
func strict(b []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	err := d.Decode(into)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something follows it")
		}
	}
	if err != nil {
		return proof.Errorf(proof.Caller, "bad-report", "report: not a file of %s: %w", Schema, err)
	}
	return nil
}

func tooLarge() error {
	return proof.Errorf(proof.Caller, "bad-report", "report: more than %d bytes", MaxFileBytes)
}

// Load reads the report in a file.
func Load(path string) (Report, common.Address, error) {
	f, err := os.Open(path)
	if err != nil {
		return Report{}, common.Address{}, proof.Errorf(proof.Caller, "bad-report", "report: %w", err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, MaxFileBytes+1))
	if err != nil {
		return Report{}, common.Address{}, proof.Errorf(proof.Retry, "bad-report", "report: %w", err)
	}
	r, signer, err := Decode(b)
	if err != nil {
		return r, signer, proof.Errorf(proof.ClassOf(err), proof.CodeOf(err), "%s: %w", filepath.Base(path), err)
	}
	return r, signer, nil
}

package node

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"io"
	"math"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
)

const (
	joinSeconds    = 300 // how far ahead a request to join ends
	joinTime       = 30 * time.Second
	maxAnswerBytes = 64 << 10
)

// The orchestrator's side.

// openGateway joins the orchestrator's queue with the outside provers', and gives what lets provers in.
func openGateway(ctx context.Context, f testnet.File, authority *access.Authority, conn *queue.Conn, store *artifacts, given []queue.Work, alarm func(string, error)) (*queue.Gateway, members, error) {
	ca, err := testnet.ReadCA("nats.ca", f.NATS.CA)
	if err != nil {
		return nil, members{}, err
	}
	issuer, err := artifact.NewIssuer(store.bucket, f.Store.Public, f.Store.Secure)
	if err != nil {
		return nil, members{}, err
	}
	urls := f.NATS.Public
	if urls == "" {
		urls = f.NATS.URL
	}
	g, err := queue.OpenGateway(ctx, queue.GatewayConfig{
		Queue: conn, URL: f.NATS.URL, CA: ca, Authority: authority, Given: given,
		URLs: func(ctx context.Context, id string, r queue.URLRequest) (queue.Answer, error) {
			return ticket(ctx, issuer, store, id, r)
		},
		OnError: func(what string, err error) { alarm("outside provers: "+what, err) },
	})
	return g, members{authority, strings.Split(urls, ","), ca}, err
}

// ticket answers an outside prover's request for a URL.
func ticket(ctx context.Context, issuer *artifact.Issuer, store *artifacts, id string, r queue.URLRequest) (queue.Answer, error) {
	var t artifact.Ticket
	var err error
	switch r.Op {
	case queue.OpGet:
		t, err = issuer.Get(ctx, r.Digest)
		if proof.CodeOf(err) == "artifact-not-found" && len(store.Copies) > 0 {
			if _, lost := store.Get(ctx, r.Digest, io.Discard, math.MaxInt64); lost == nil { // which puts it back
				t, err = issuer.Get(ctx, r.Digest)
			}
		}
	case queue.OpPut:
		t, err = issuer.Put(ctx, id, r.Digest, r.Bytes)
	case queue.OpDone:
		err = issuer.Accept(ctx, id, r.Digest, r.Bytes)
	}
	return queue.Answer{URL: t.URL, Headers: t.Headers, Bytes: t.Bytes}, err
}

// members adds to a membership where the queue is.
type members struct {
	*access.Authority
	urls []string
	ca   string
}

func (m members) Admit(a access.Applicant, now time.Time) (access.Membership, error) {
	member, err := m.Authority.Admit(a, now)
	member.URLs, member.CA = m.urls, m.ca
	return member, err
}

// listen is the API's listener, with TLS where the file names a certificate.
func listen(f testnet.File) (net.Listener, error) {
	l, err := net.Listen("tcp", f.API)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "address-unusable", "network file: field api: %w", err).WithField("api")
	}
	if f.APITLS.Cert == "" {
		return l, nil
	}
	pair, err := tls.LoadX509KeyPair(f.APITLS.Cert, f.APITLS.Key)
	if err != nil {
		l.Close()
		return nil, proof.Errorf(proof.Caller, "network-file-invalid", "network file: field api_tls: %w", err).WithField("api_tls")
	}
	return tls.NewListener(l, &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}}), nil
}

// The prover's side.

// connectOutside joins the network of o's file as a prover outside of its operator's fleet.
func connectOutside(ctx context.Context, o ProverOptions) (*queue.Private, artifact.Store, error) {
	f := o.Network
	operator, err := testnet.LoadKey(f.Join.OperatorKey)
	if err != nil {
		return nil, nil, err
	}
	key, err := access.LoadUserKey(filepath.Join(o.Folder, "user.nk"))
	if err != nil {
		return nil, nil, err
	}
	client, err := httpClient(f.Join.CA)
	if err != nil {
		return nil, nil, err
	}
	j := joiner{file: f, operator: operator, key: key, client: client}
	conn, err := queue.ConnectPrivate(ctx, queue.PrivateConfig{
		Key: key, Join: j.join, Journal: filepath.Join(o.Folder, "journal"),
		OnError: func(what string, err error) { o.Log.Warn("queue", "what", what, "error", err) },
	})
	if err != nil {
		return nil, nil, err
	}
	spool, err := uploadFolder(o.Folder)
	if err != nil {
		conn.Close()
		return nil, nil, err
	}
	ca, err := testnet.ReadCA("store.ca", f.Store.CA)
	if err == nil {
		var store *artifact.Presigned
		if store, err = artifact.NewPresigned(artifact.PresignedConfig{Tickets: tickets{conn}, CA: ca, SpoolDir: spool}); err == nil {
			return conn, store, nil
		}
	}
	conn.Close()
	return nil, nil, err
}

// httpClient trusts a PEM file's certificates, or the system's when path is "".
func httpClient(path string) (*http.Client, error) {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	ca, err := testnet.ReadCA("join.ca", path)
	if err != nil {
		return nil, err
	}
	if ca != "" {
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM([]byte(ca)) {
			return nil, proof.Errorf(proof.Caller, "network-file-invalid", "network file: field join.ca: %s holds no certificate in PEM", path).WithField("join.ca")
		}
		transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	}
	return &http.Client{Transport: transport, Timeout: joinTime}, nil
}

// joiner signs and sends requests to join.
type joiner struct {
	file     testnet.File
	operator *ecdsa.PrivateKey
	key      access.UserKey
	client   *http.Client
}

func (j joiner) join(ctx context.Context) (m access.Membership, err error) {
	d := j.file.Chain.Deployment
	r := api.JoinRequest{Operator: crypto.PubkeyToAddress(j.operator.PublicKey), NKey: j.key.Public(), Recipient: j.file.Join.Recipient,
		Expiry: uint64(time.Now().Unix()) + joinSeconds}
	rand.Read(r.Nonce[:]) // never fails
	digest := chain.JoinDigest(r.Join(), d.ChainID, d.Market)
	if r.Signature, err = chain.SignJoin(r.Join(), d.ChainID, d.Market, j.operator); err != nil {
		return m, err
	}
	if r.NKeySignature, err = j.key.Sign(digest[:]); err != nil {
		return m, proof.Errorf(proof.Bug, "sign-failed", "join: %w", err)
	}
	body, err := json.Marshal(r)
	if err != nil {
		return m, proof.Errorf(proof.Bug, "internal", "join: %w", err)
	}
	post, err := http.NewRequestWithContext(ctx, http.MethodPost, strings.TrimSuffix(j.file.Join.API, "/")+"/v1/provers/join", bytes.NewReader(body))
	if err != nil {
		return m, proof.Errorf(proof.Caller, "network-file-invalid", "network file: field join.api: %w", err).WithField("join.api")
	}
	post.Header.Set("Content-Type", "application/json")
	response, err := j.client.Do(post)
	if err != nil {
		return m, proof.Errorf(proof.Retry, "api-unreachable", "join: %w", err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(io.LimitReader(response.Body, maxAnswerBytes))
	if err != nil {
		return m, proof.Errorf(proof.Retry, "api-unreachable", "join: %w", err)
	}
	if response.StatusCode != http.StatusOK {
		return m, api.DecodeError(response.StatusCode, text)
	}
	if err := json.Unmarshal(text, &m); err != nil || m.ID != strings.ToLower(r.Operator.Hex()) {
		return m, proof.Errorf(proof.Retry, "bad-answer", "join: the API answered something else: %.100s", text)
	}
	return m, j.safe(m)
}

// safe refuses to speak to a queue beyond the loopback in the clear.
func (j joiner) safe(m access.Membership) error {
	for _, url := range m.URLs {
		if !testnet.SafeURL(url, "tls") {
			return proof.Errorf(proof.Caller, "queue-in-the-clear", "join: the network's queue is at %s, beyond the loopback without TLS: its operator must set nats.public_url to a tls:// address", url)
		}
	}
	return nil
}

// tickets asks the gateway for leave to use the store.
type tickets struct{ conn *queue.Private }

func (t tickets) ask(ctx context.Context, op string, d proof.Digest, bytes int64) (artifact.Ticket, error) {
	a, err := t.conn.URL(ctx, queue.URLRequest{Op: op, Digest: d, Bytes: bytes})
	return artifact.Ticket{URL: a.URL, Headers: a.Headers, Bytes: a.Bytes}, err
}

func (t tickets) Get(ctx context.Context, d proof.Digest) (artifact.Ticket, error) {
	return t.ask(ctx, queue.OpGet, d, 0)
}

func (t tickets) Put(ctx context.Context, d proof.Digest, bytes int64) (artifact.Ticket, error) {
	return t.ask(ctx, queue.OpPut, d, bytes)
}

func (t tickets) Done(ctx context.Context, d proof.Digest, bytes int64) error {
	_, err := t.ask(ctx, queue.OpDone, d, bytes)
	return err
}

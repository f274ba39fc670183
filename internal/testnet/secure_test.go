package testnet

import (
	"errors"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func TestNothingLeavesTheMachineInTheClear(t *testing.T) {
	local := File{Chain: ChainPart{RPC: "http://127.0.0.1:8545"}, NATS: NATSPart{URL: "nats://127.0.0.1:4222", Access: "/a"},
		Store: StorePart{Endpoint: "127.0.0.1:9000"}, API: "127.0.0.1:8080"}
	join := File{Chain: local.Chain, Join: JoinPart{API: "http://localhost:8080", OperatorKey: "/k"}}
	for what, c := range map[string]struct {
		base  File
		field string // "": it is good
		edit  func(*File)
	}{
		"local":               {local, "", func(*File) {}},
		"IPv6":                {local, "", func(f *File) { f.API, f.Chain.RPC = "[::1]:8080", "http://[::1]:8545" }},
		"no queue":            {local, "nats.url", func(f *File) { f.NATS.URL = "" }},
		"no credentials":      {local, "nats.access", func(f *File) { f.NATS.Access = "" }},
		"a node's":            {local, "", func(f *File) { f.NATS.Access, f.NATS.Creds = "", "/c" }},
		"an earlier version":  {local, "nats.user", func(f *File) { f.NATS.User = "lemma" }},
		"RPC over http":       {local, "chain.rpc_url", func(f *File) { f.Chain.RPC = "http://rpc.example" }},
		"RPC over https":      {local, "", func(f *File) { f.Chain.RPC = "https://rpc.example" }},
		"two RPCs":            {local, "", func(f *File) { f.Chain.RPC = "http://127.0.0.1:1,https://rpc.example" }},
		"second RPC in clear": {local, "chain.rpc_url", func(f *File) { f.Chain.RPC = "https://rpc.example,http://b.example" }},
		"joins in the clear":  {join, "chain.rpc_url", func(f *File) { f.Chain.RPC = "https://rpc.example,http://b.example" }},
		"queue in the clear":  {local, "nats.url", func(f *File) { f.NATS.URL = "tls://a.example:1,nats://b.example:2" }},
		"queue over TLS":      {local, "", func(f *File) { f.NATS.URL = "tls://a.example:1,tls://b.example:2" }},
		"public in the clear": {local, "nats.public_url", func(f *File) { f.NATS.Public = "nats://b.example:2" }},
		"store in the clear":  {local, "store.secure", func(f *File) { f.Store.Endpoint = "s3.example:9000" }},
		"store over TLS":      {local, "", func(f *File) { f.Store.Endpoint, f.Store.Secure = "s3.example:443", true }},
		"copy in the clear":   {local, "store.copies", func(f *File) { f.Store.Copies = []StorePart{{Endpoint: "s3.example:9000", Bucket: "b"}} }},
		"copy over TLS":       {local, "", func(f *File) { f.Store.Copies = []StorePart{{Endpoint: "s3.example:443", Bucket: "b", Secure: true}} }},
		"copy without bucket": {local, "store.copies", func(f *File) { f.Store.Copies = []StorePart{{Endpoint: "127.0.0.1:9000"}} }},
		"API for all":         {local, "api_tls", func(f *File) { f.API = "0.0.0.0:8080" }},
		"API on a name":       {local, "api_tls", func(f *File) { f.API = "example:8080" }},
		"API on every one":    {local, "api_tls", func(f *File) { f.API = ":8080" }},
		"API with half":       {local, "api_tls", func(f *File) { f.APITLS.Cert = "/c" }},
		"API with TLS":        {local, "", func(f *File) { f.API, f.APITLS = "0.0.0.0:8080", TLSPart{"/c", "/k"} }},
		"API behind a proxy":  {local, "", func(f *File) { f.API, f.Proxy = "0.0.0.0:8080", true }},
		"joining":             {join, "", func(*File) {}},
		"joining over http":   {join, "join.api", func(f *File) { f.Join.API = "http://lemma.example" }},
		"joining over https":  {join, "", func(f *File) { f.Join.API = "https://lemma.example" }},
		"joining, no key":     {join, "join.operator_key", func(f *File) { f.Join.OperatorKey = "" }},
		"joining, no chain":   {join, "chain.rpc_url", func(f *File) { f.Chain.RPC = "" }},
		"joining, RPC clear":  {join, "chain.rpc_url", func(f *File) { f.Chain.RPC = "http://rpc.example" }},
	} {
		f := c.base
		c.edit(&f)
		err := f.check()
		var e *proof.Error
		if c.field == "" && err != nil || c.field != "" && (!errors.As(err, &e) || e.Field != c.field || e.Class != proof.Caller) {
			t.Errorf("%s: %v, want an error about %q", what, err, c.field)
		}
	}
}

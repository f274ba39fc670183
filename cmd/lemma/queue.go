package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/proof"
)

// queueCommand is for operators who run a NATS server of their own; docs/operators.md.
func queueCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "queue", Short: "A NATS server of one's own: its configuration, credentials of nodes, who is shut out"}
	cmd.AddCommand(queueConfigCommand(), queueCredsCommand(), queueBanCommand("revoke", "Shut a prover out, at once: one of others, or one node of the fleet", (*access.Authority).Revoke),
		queueBanCommand("pardon", "Let a prover join again, or a node of the fleet have new credentials", func(a *access.Authority, id string, _ time.Time) error { return a.Pardon(id) }))
	return cmd
}

func queueConfigCommand() *cobra.Command {
	var out string
	var f access.ServerFile
	c := &cobra.Command{
		Use: "config --out DIR", Short: "Write nats-server.conf, and the seeds it belongs to when they are absent", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			out, err := filepath.Abs(out)
			if err != nil {
				return err
			}
			if f.Store == "" {
				f.Store = filepath.Join(out, "store")
			}
			authority, err := access.Open(filepath.Join(out, "access"))
			if err != nil {
				return err
			}
			path := filepath.Join(out, "nats-server.conf")
			if err := authority.WriteServerConfig(path, f); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "start the server:           nats-server -c %s\nthe orchestrator's network file: \"nats\": {\"access\": %q}\nsecret, keep a copy:        %s\n",
				path, authority.Folder(), authority.Folder())
			return nil
		},
	}
	c.Flags().StringVar(&out, "out", "", "folder to write to (required)")
	c.Flags().StringVar(&f.Listen, "listen", "127.0.0.1:4222", "IP address and port of the server")
	c.Flags().StringVar(&f.Store, "store", "", "the server's data, an absolute path (default: DIR/store)")
	c.Flags().StringVar(&f.Cert, "cert", "", "certificate of the server, an absolute path; needed beyond the loopback")
	c.Flags().StringVar(&f.Key, "key", "", "key of the certificate, an absolute path")
	c.Flags().BoolVar(&f.NoSync, "before-2.10", false, "for a server older than 2.10, such as Debian 12's: it cannot sync every write")
	required(c, "out")
	return c
}

func queueCredsCommand() *cobra.Command {
	var folder, id, out string
	c := &cobra.Command{
		Use: "creds --access DIR --id NAME --out FILE", Short: "Make the credentials of one of the operator's own nodes, for another machine", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			authority, err := openAuthority(folder)
			if err != nil {
				return err
			}
			credentials, err := authority.Fleet(id, "sp1")
			if err != nil {
				return err
			}
			return credentials.Save(out)
		},
	}
	c.Flags().StringVar(&folder, "access", "", "folder of the seeds (required)")
	c.Flags().StringVar(&id, "id", "", "the node's name (required)")
	c.Flags().StringVar(&out, "out", "", "file to write (required)")
	required(c, "access", "id", "out")
	return c
}

func queueBanCommand(use, short string, act func(*access.Authority, string, time.Time) error) *cobra.Command {
	var network, id string
	c := &cobra.Command{
		Use: use + " --id ID", Short: short, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			file, err := testnet.LoadFile(network)
			if err != nil {
				return err
			}
			authority, err := openAuthority(file.NATS.Access)
			if err != nil {
				return err
			}
			if err := act(authority, id, time.Now()); err != nil {
				return err
			}
			ca, err := testnet.ReadCA("nats.ca", file.NATS.CA)
			if err != nil {
				return err
			}
			return queue.PushRevocations(cmd.Context(), file.NATS.URL, ca, authority)
		},
	}
	c.Flags().StringVar(&network, "network", filepath.Join(dataFolder(), "network.json"), "the orchestrator's network file")
	c.Flags().StringVar(&id, "id", "", "the prover's id: its operator's address in lower case, or the fleet node's name (required)")
	required(c, "id")
	return c
}

// openAuthority opens seeds that are there; a mistyped folder must not get new ones.
func openAuthority(folder string) (*access.Authority, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(filepath.Join(folder, "operator.nk")); err != nil {
		return nil, proof.Errorf(proof.Caller, "access-missing", "access: no seeds in %s: %w", folder, err).WithField("access")
	}
	return access.Open(folder)
}

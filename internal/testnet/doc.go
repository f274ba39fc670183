// Package testnet runs a whole local network's ground: an EVM chain in this process, NATS with JetStream, an S3 store as a
// child, the contracts deployed, four funded accounts; and it owns the network file, which tells every other process where
// these are.
//
// It promises: a folder is one network; starting it again gives the same chain, addresses, ports and keys; nothing listens
// beyond the loopback; key files are readable by their owner only.
// It must not know: jobs, provers' work, how a proof is made.
package testnet

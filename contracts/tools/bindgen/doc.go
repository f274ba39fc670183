// Command bindgen turns forge's build output into what the repository keeps of it: contracts/artifacts (ABI and creation
// bytecode) and the Go bindings in internal/chain/bind.
//
// It owns: the list of contracts that Go deploys or calls. It promises: the same input gives the same bytes; with -check
// nothing is written and a difference is an error. It must not know: what the contracts do.
package main

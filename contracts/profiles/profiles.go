// Package profiles embeds the deployment profiles, the one reviewed place where a local network's contracts and a real one's
// differ.
//
// It owns: the JSON files beside it. It promises: Local is the file local.json as it is. It must not know: what the fields mean.
package profiles

import _ "embed"

// Local is the profile of a network on a developer's own machine.
//
//go:embed local.json
var Local []byte

// Mainnet is the profile of a public chain. What nobody has decided yet is empty there, and is refused.
//
//go:embed mainnet.json
var Mainnet []byte

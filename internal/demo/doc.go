// Package demo is the main job from order to payment on a local network, with everything real: it orders one run of the
// solvency guest, shows the progress, checks every balance itself and writes the report.
//
// It promises: it fails unless the price moved exactly from client to prover and the client's own verification passed.
// It must not know: how any part works inside; it uses the SDK as any client does.
package demo

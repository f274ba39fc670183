// Package sdk is the client of a Lemma network: ask for a proven result, watch it come, and hold a journal and a proof
// that this machine verified itself.
//
// Start with Dial, then Client.Request and Order.Wait. It owns: the order's terms and signature, uploads, the client's
// transactions, and the last word on whether a result is valid. It promises: no money leaves the account before the
// program ran here (when an Executor is given) and the balance was checked; Wait ends by the order's deadline; a result
// is only returned when its proof verifies locally for this program, journal, order and payee and the chain says the
// same; the orchestrator is believed in nothing that can be checked. Every error is a *proof.Error with a class and a
// stable code, and says what to do.
// It must not know: how a proof is made, NATS, the orchestrator's insides.
package sdk

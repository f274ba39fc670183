// Package orchestrator follows the market, has every order proven and settled, and tells clients about it over HTTP.
//
// It owns: the database of orders, the chain cursor and the outbox of effects, who was heard and who works on what; one
// goroutine changes them, and what one event costs does not grow with the open orders. It promises:
// kill -9 at any point loses nothing, because a state, the cursor that led to it and the effects it asks for are
// committed together and effects are repeated until they are answered; a paid order is paid once, because a transaction
// is known to the sender by the order's digest; every order ends fulfilled or refunded while the process can run; and
// the chain alone suffices to build the database anew; deadlines, locks and ramps are judged by the chain's time.
// It must not know: how a proof is made, what a zkVM is, where keys and flags come from.
package orchestrator

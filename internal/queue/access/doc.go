// Package access says who may do what on the queue: it makes and keeps the seeds of the NATS operator and its accounts, and
// mints what each process connects with.
//
// It owns: the three accounts (SYS; ORCHESTRATOR, which has JetStream and the operator's own nodes; PROVERS, for everybody
// else's, without JetStream), the permissions of each user, the list of outside provers and of revoked keys of both accounts, and the text of
// a server's configuration.
// It promises: seeds lie in files that only their owner reads; an outside prover's credentials name one id, end within a day,
// and reach p.<id>.out.* and p.<id>.in.> only; a revoked prover or fleet node stays revoked when the process restarts.
// It must not know: what the messages say, whether an account has stake, how a connection is made.
package access

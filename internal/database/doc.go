// Package database opens the one SQL database of an orchestrator, a SQLite file or PostgreSQL, and says who may write to it.
//
// It owns: the connection's settings, the dialects' differences, the tables lease and meta, the versions of everybody's tables.
// It promises: what Write reported as written survives a crash of the machine, so a database with weaker settings is refused; a
// Write is whole or absent, also when the connection broke while it was committed; at most one holder has the lease, its epoch
// rises with each new one, and nobody with an older epoch can write; a database of a newer program is refused, one of an older
// program is brought up to date; every failure is a *proof.Error.
// It must not know: orders, jobs, transactions of a chain, what the tables of others mean.
package database

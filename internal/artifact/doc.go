// Package artifact stores bytes by their SHA-256: programs, inputs, journals, receipts and proofs.
//
// It owns the store's interface, the S3 client, reading from copies, and the embedded S3 gateway that runs as a child process.
// It promises: an object that is stored under a digest had that digest when it was written, and bytes that a read
// reported good have it too; a failed write leaves no object and no file.
// It must not know: what an artifact means, who may read it, or whether it was paid for.
package artifact

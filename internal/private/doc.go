// Package private seals programs, inputs and journals for chosen readers.
//
// It owns the envelope: one line of JSON that says for whom it is, then an age file that only they can read; and a node's key file.
// It promises: nothing of the content is in an envelope but its length; a header that was changed, a content that was changed, cut or
// passed in another role is refused; nothing is allocated by what an envelope says of itself, and what it opens to is bounded.
// It must not know: who the provers are, where envelopes are kept, or what is in them.
package private

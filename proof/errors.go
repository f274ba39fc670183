package proof

import (
	"errors"
	"fmt"
)

// Class says what to do about an error.
type Class string

// The closed set of classes.
const (
	Retry     Class = "retry"     // try again, perhaps elsewhere
	Permanent Class = "permanent" // this job can never succeed
	Caller    Class = "caller"    // the request is wrong; the message names the field and what to do
	Bug       Class = "bug"       // ours
)

// Error is an error with a class and a stable code (lower-case words joined by dashes).
type Error struct {
	Class   Class  `json:"class"`
	Code    string `json:"code"`
	Field   string `json:"field,omitempty"`
	Message string `json:"message"`
	Err     error  `json:"-"`
}

func (e *Error) Error() string { return e.Message }

// Unwrap gives the cause, nil when there is none.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error; an argument formatted with %w becomes its cause.
func Errorf(class Class, code, format string, args ...any) *Error {
	err := fmt.Errorf(format, args...)
	return &Error{Class: class, Code: code, Message: err.Error(), Err: errors.Unwrap(err)}
}

// WithField names the request's field that the error is about.
func (e *Error) WithField(field string) *Error { e.Field = field; return e }

// ClassOf is the class of the first Error in err's chain; an error without one is Retry, since infrastructure fails
// far more often than jobs do and a retry is bounded.
func ClassOf(err error) Class {
	var e *Error
	if errors.As(err, &e) {
		return e.Class
	}
	return Retry
}

// CodeOf is the code of the first Error in err's chain, or "unknown".
func CodeOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return "unknown"
}

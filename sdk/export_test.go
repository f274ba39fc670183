package sdk

import "time"

// SetNow replaces the client's clock.
func SetNow(c *Client, now func() time.Time) { c.now = now }

// SameRun is sameRun.
var SameRun = sameRun

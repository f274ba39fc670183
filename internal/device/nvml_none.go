//go:build !linux || !cgo || !(amd64 || arm64)

package device

import "errors"

var errNoBuild = errors.New("this program was built without GPU support, which takes Linux on amd64 or arm64, and CGO_ENABLED=1")

func openNVML() (driver, error) { return nil, errNoBuild }

func loadCUDA() error { return errNoBuild }

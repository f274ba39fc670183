package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The script that asks a host without our crates must itself notice a host which accepts too much or too little.
func TestVerifyVendorScript(t *testing.T) {
	for name, c := range map[string]struct {
		host, receipt, want string
		ok                  bool
	}{
		"careful host":     {"careful", "ours", "1 receipt accepted twice, 4 broken copies and 1 foreign journal refused", true},
		"accepts all":      {"ours", "ours", "NOT refused: byte 0 of 4 changed", false},
		"accepts nothing":  {"refusing", "ours", "the receipt is NOT accepted", false},
		"another receipt":  {"careful", "ruso", "the receipt is NOT accepted", false},
		"an empty receipt": {"careful", "", "absent or empty", false},
		"a host that dies": {"", "ours", "the host gave no answer", false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for file, text := range map[string]string{fileReceipt: c.receipt, fileJournal: "journal", fileELF: "elf"} {
				if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			host := "/bin/false"
			if c.host != "" {
				host = scripted(t, c.host)
			}
			cmd := exec.Command("bash", "../verify-vendor.sh")
			cmd.Env = append(os.Environ(), "VENDOR_HOST="+host, "RECEIPT="+filepath.Join(dir, fileReceipt), "ELF=", "JOURNAL=")
			out, err := cmd.CombinedOutput()
			if (err == nil) != c.ok || !strings.Contains(string(out), c.want) {
				t.Errorf("%v, want %q in\n%s", err, c.want, out)
			}
		})
	}
}

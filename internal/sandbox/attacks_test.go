package sandbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// The attacks: each returns what it gained, "" for nothing. They run as the child; arg is what the test gives them.
var attacks = map[string]func(arg string) string{
	"dial": func(addr string) string {
		_, err := net.DialTimeout("tcp", addr, 30*time.Second)
		return gained(err, "reached "+addr)
	},
	"socket": func(string) string {
		_, err := unix.Socket(unix.AF_VSOCK, unix.SOCK_STREAM, 0)
		return gained(err, "a vsock socket")
	},
	"environ": func(name string) string { // the value is not in our own environment

		found, _ := filepath.Glob("/proc/[0-9]*/environ")
		for _, path := range append(found, "/proc/"+os.Getenv("LEMMA_WARDEN")+"/environ") {
			if b, _ := os.ReadFile(path); bytes.Contains(b, []byte(name+"="+secretValue)) {
				return "the warden's environment"
			}
		}
		return ""
	},
	"read": func(path string) string { _, err := os.ReadFile(path); return gained(err, "read "+path) },
	"list": func(path string) string { // that a folder above our own is there is no secret
		entries, err := os.ReadDir(path)
		if len(entries) < 2 {
			return ""
		}
		return gained(err, "listed "+path)
	},
	"write": func(path string) string { return gained(os.WriteFile(path, []byte("x"), 0o600), "wrote "+path) },
	"replace": func(path string) string {
		return gained(os.Rename(path, path+".gone"), "renamed "+path)
	},
	"kill": func(pid string) string {
		n, _ := strconv.Atoi(pid)
		return gained(syscall.Kill(n, syscall.SIGUSR2), "signalled the warden") // which ignores it
	},
	"ptrace": func(pid string) string {
		n, _ := strconv.Atoi(pid)
		for _, target := range []int{n, 1, os.Getppid()} {
			if syscall.PtraceAttach(target) == nil {
				return fmt.Sprint("traced ", target)
			}
		}
		return ""
	},
	"mount": func(string) string { return gained(unix.Mount("x", "/tmp", "tmpfs", 0, ""), "mounted") },
	"unshare": func(string) string {
		return gained(unix.Unshare(unix.CLONE_NEWUSER|unix.CLONE_NEWNS), "made a namespace")
	},
	"clone": func(string) string {
		cmd := exec.Command("/bin/true")
		cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: unix.CLONE_NEWUSER}
		return gained(cmd.Run(), "cloned into a namespace")
	},
	"chroot": func(string) string { return gained(unix.Chroot("/usr"), "changed the root") },
	"mknod": func(string) string {
		return gained(unix.Mknod("disk", unix.S_IFBLK|0o600, int(unix.Mkdev(8, 0))), "made a device")
	},
	"devices": func(string) string {
		for _, path := range []string{"/dev/mem", "/dev/kmsg", "/dev/vda", "/dev/sda", "/proc/kcore", "/proc/sysrq-trigger"} {
			if f, err := os.OpenFile(path, os.O_RDWR, 0); err == nil {
				f.Close()
				return "opened " + path
			}
		}
		return ""
	},
	"kernel": func(string) string {
		return gained(os.WriteFile("/proc/sys/kernel/hostname", []byte("x"), 0), "wrote a kernel setting")
	},
	"rights": func(more string) string { // no capability now, and none to be had through a set-user-id program
		b, err := os.ReadFile("/proc/self/status")
		for _, want := range []string{"CapInh:\t0000000000000000", "CapPrm:\t0000000000000000", "CapEff:\t0000000000000000",
			more, "CapAmb:\t0000000000000000", "NoNewPrivs:\t1", "Seccomp:\t2"} {
			if err != nil || !strings.Contains(string(b), want) {
				return "lacks " + want
			}
		}
		return ""
	},
	"setuid": func(uid string) string {
		n, _ := strconv.Atoi(uid)
		return gained(syscall.Setuid(n), "became user "+uid)
	},
	"fork": func(limit string) string { // a bomb that stops where the limit must have stopped it
		n, _ := strconv.Atoi(limit)
		for range n + 10 {
			cmd := exec.Command("/bin/sleep", "1000")
			if cmd.Start() != nil {
				return ""
			}
			defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }() // what comes next may need a thread, which counts as a process
		}
		return "more processes than allowed"
	},
}

func gained(err error, what string) string {
	if err != nil {
		return ""
	}
	return what
}

// attack plays the child: it makes each attack of LEMMA_ATTACKS, a JSON list of pairs, and says what it gained.
func attack() {
	var list [][2]string
	if err := json.Unmarshal([]byte(os.Getenv("LEMMA_ATTACKS")), &list); err != nil {
		fmt.Println("gained nothing but an error:", err)
	}
	for _, a := range list {
		arg := strings.ReplaceAll(a[1], "WARDEN", os.Getenv("LEMMA_WARDEN"))
		if what := attacks[a[0]](arg); what != "" {
			fmt.Println(a[0] + ": " + what)
		}
	}
	fmt.Println("done")
}

package sandbox

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/lemma-network/lemma/proof"
)

const (
	selfExe    = "/proc/self/exe"
	secondStep = "exec"

	taskFile   = 3 // the task comes here
	noticeFile = 4 // and notices go there

	maxTaskBytes = 1 << 20
)

// Init is the init stage: the whole of a hidden subcommand that Profile.Init names. It must be called before the program does anything
// else, and its answer is the exit code. As the first process of the child's world it builds that world, starts itself
// once more (args is then "exec") to become the child, watches its memory and disk, and passes its exit code on.
func Init(args []string) int {
	if len(args) == 1 && args[0] == secondStep {
		return become()
	}
	say := func(n notice) {
		b, _ := json.Marshal(n)
		_, _ = unix.Write(noticeFile, append(b, '\n'))
	}
	unix.CloseOnExec(taskFile)
	unix.CloseOnExec(noticeFile)
	t, err := readTask()
	if err != nil {
		say(notice{Refused: err.Error(), Fatal: true})
		return 64
	}
	// The group is signalled as a whole, and the child decides. These are caught, not ignored: a child would inherit that.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP, syscall.SIGPIPE)
	_ = unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
	if t.View {
		_ = unix.Sethostname([]byte("lemma"))
		if err := buildView(t); err != nil {
			say(notice{Refused: err.Error()})
			return 71
		}
	}
	pid, missing, err := startChild(t)
	if err != nil {
		say(notice{Refused: err.Error(), Fatal: !t.View || errors.Is(err, errChild)})
		return 71
	}
	say(notice{Ready: true, Missing: missing})
	ended := make(chan struct{})
	defer close(ended)
	go watch(t, ended, func(why *proof.Error) {
		say(notice{End: why})
		killAll()
	})
	code := reap(pid)
	killAll()
	return code
}

func readTask() (t task, err error) {
	f := os.NewFile(taskFile, "task")
	if f == nil {
		return t, errors.New("this subcommand is for the sandbox's own use")
	}
	defer f.Close()
	err = json.NewDecoder(io.LimitReader(f, maxTaskBytes)).Decode(&t)
	if err == nil && len(t.Argv) == 0 {
		err = errors.New("no program")
	}
	return t, err
}

// reap waits for the child, and for all that were left to us meanwhile.
func reap(child int) int {
	for {
		var status syscall.WaitStatus
		pid, err := syscall.Wait4(-1, &status, 0, nil)
		switch {
		case errors.Is(err, syscall.EINTR):
		case err != nil:
			return 70
		case pid == child && status.Signaled():
			return 128 + int(status.Signal())
		case pid == child && status.Exited():
			return status.ExitStatus()
		}
	}
}

// killAll ends everything below this process.
func killAll() {
	if os.Getpid() == 1 {
		_ = syscall.Kill(-1, syscall.SIGKILL)
		return
	}
	for {
		below := descendants()
		if len(below) == 0 {
			return
		}
		for _, pid := range below {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
	}
}

// descendants are the living processes below this one.
func descendants() (below []int) {
	all := processes()
	in := map[int]bool{os.Getpid(): true}
	for grown := true; grown; {
		grown = false
		for _, p := range all {
			if in[p.parent] && !in[p.pid] {
				in[p.pid], grown = true, true
				below = append(below, p.pid)
			}
		}
	}
	return below
}

// errChild is about the child itself, not about what isolates it.
var errChild = errors.New("start the child")

// startChild starts the second step and hears whether it became the child; missing is what could not be taken from it.
func startChild(t task) (pid int, missing []string, err error) {
	tasks, tasksOut, err := os.Pipe()
	if err != nil {
		return 0, nil, err
	}
	words, wordsOut, err := os.Pipe()
	if err != nil {
		return 0, nil, err
	}
	runtime.LockOSThread() // the death signal below is bound to the thread; this one lives as long as the process
	pid, err = syscall.ForkExec(selfExe, append([]string{"lemma"}, append(os.Args[1:], secondStep)...), &syscall.ProcAttr{
		Env: []string{}, Files: []uintptr{0, 1, 2, tasks.Fd(), wordsOut.Fd()}, Sys: &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL},
	})
	closeAll(tasks, wordsOut)
	if err != nil {
		return 0, nil, fmt.Errorf("start the second step: %w", err)
	}
	err = json.NewEncoder(tasksOut).Encode(t)
	closeAll(tasksOut)
	said, rerr := io.ReadAll(io.LimitReader(words, MaxLineBytes)) // ends when the child's program runs, or never will
	closeAll(words)
	if err = errors.Join(err, rerr); err != nil {
		return 0, nil, err
	}
	for line := range strings.Lines(string(said)) {
		line = strings.TrimSpace(line)
		if text, failed := strings.CutPrefix(line, "failed: "); failed {
			return 0, nil, fmt.Errorf("%w: %s", errChild, text)
		}
		if text, failed := strings.CutPrefix(line, "refused: "); failed {
			return 0, nil, errors.New(text)
		}
		if text, is := strings.CutPrefix(line, "missing: "); is {
			missing = append(missing, text)
		}
	}
	return pid, missing, nil
}

// become is the second step: it gives up every right and becomes the child.
func become() int {
	runtime.LockOSThread() // what a thread gave up, the program that it becomes has not
	unix.CloseOnExec(taskFile)
	unix.CloseOnExec(noticeFile)
	tell := func(kind string, err error) { _, _ = unix.Write(noticeFile, []byte(kind+": "+err.Error()+"\n")) }
	t, err := readTask()
	if err == nil {
		err = giveUpRights(t, func(err error) { tell("missing", err) })
	}
	if err != nil {
		tell("refused", err)
		return 71
	}
	tell("failed", syscall.Exec(t.Argv[0], t.Argv, t.Env))
	return 71
}

// giveUpRights sets the limits and takes away what a child must not have. What a system without such a thing cannot give is missing.
func giveUpRights(t task, missing func(error)) error {
	if err := setLimits(0, t.Limits); err != nil {
		return fmt.Errorf("set limits: %w", err)
	}
	for c := 0; c <= 63; c++ { // to be root within a namespace gives no rights either
		if err := unix.Prctl(unix.PR_CAPBSET_DROP, uintptr(c), 0, 0, 0); err != nil && !errors.Is(err, unix.EINVAL) {
			if t.View {
				return fmt.Errorf("drop capability %d: %w", c, err)
			}
			break // no right to drop rights means that there are none to speak of
		}
	}
	if t.UID != 0 {
		if err := errors.Join(syscall.Setgroups(nil), syscall.Setresgid(t.UID, t.UID, t.UID), syscall.Setresuid(t.UID, t.UID, t.UID)); err != nil {
			return fmt.Errorf("become user %d: %w", t.UID, err)
		}
	}
	header, none := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}, [2]unix.CapUserData{}
	if err := unix.Capset(&header, &none[0]); err != nil {
		return fmt.Errorf("drop capabilities: %w", err)
	}
	if err := errors.Join(unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
		unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(syscall.SIGKILL), 0, 0, 0), os.Chdir(t.Dir)); err != nil { // a new user forgets the death signal
		return fmt.Errorf("prepare the child: %w", err)
	}
	_ = os.WriteFile("/proc/self/oom_score_adj", []byte("1000"), 0) // it is to be killed first
	if !t.View && os.Geteuid() == 0 {
		missing(errors.New("a limit on processes (the child is root)"))
	}
	if t.Landlock {
		if err := landlock(t); err != nil {
			missing(fmt.Errorf("limits on which files it reads and writes (Landlock: %w)", err))
		}
	}
	if err := refuseSyscalls(t.Network); err != nil {
		missing(fmt.Errorf("refusal of dangerous system calls, and of the network (seccomp: %w)", err))
	}
	return nil
}

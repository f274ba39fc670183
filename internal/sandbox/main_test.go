package sandbox

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"os"
	"syscall"
	"testing"

	"github.com/lemma-network/lemma/internal/leak"
)

// TestMain lets the test binary play a child: LEMMA_ROLE names the part.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == initArgument {
		os.Exit(Init(os.Args[2:]))
	}
	switch os.Getenv("LEMMA_ROLE") {
	case "":
		leak.Main(m)
	case "parent": // starts a child of its own and says its pid, then waits to be killed
		p, err := Start(context.Background(), Command{Argv: []string{"/bin/sleep", "1000"}, Dir: "/", Network: true})
		if err != nil {
			fmt.Println(err)
			os.Exit(70)
		}
		fmt.Println(p.Pid())
		<-p.Done()
	case "limits": // waits for a line, then says its limits
		waitLine()
		for _, r := range []int{syscall.RLIMIT_CORE, syscall.RLIMIT_FSIZE, syscall.RLIMIT_NOFILE, syscall.RLIMIT_AS} {
			var l syscall.Rlimit
			_ = syscall.Getrlimit(r, &l)
			fmt.Println(l.Max)
		}
	case "attack":
		attack()
	case "warden":
		warden()
	case "dial":
		_, err := net.Dial("tcp", os.Getenv("LEMMA_ADDR"))
		fmt.Println(err == nil)
	}
}

const initArgument = "internal-sandbox"

func waitLine() { _, _ = bufio.NewReader(os.Stdin).ReadString('\n') }

func killOne(pid int) error { return syscall.Kill(pid, syscall.SIGKILL) }

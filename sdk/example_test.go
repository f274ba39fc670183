package sdk_test

import (
	"context"
	"fmt"
	"log"
	"math/big"
	"os"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/sdk"
)

// Example asks a network for a proof of a program's run. It is compiled and not run: it needs a network.
func Example() {
	ctx := context.Background()
	key, err := crypto.LoadECDSA("client.key")
	if err != nil {
		log.Fatal(err)
	}
	host := sdk.HostExecutor([]string{"sp1-host", "--light"}, os.TempDir())
	client, err := sdk.Dial(ctx, "http://127.0.0.1:8080", key, sdk.WithExecutor(host))
	if err != nil {
		log.Fatal(err)
	}
	defer client.Close()
	order, err := client.Request(ctx, sdk.Request{ProgramPath: "program.elf", InputPath: "input.bin", Price: big.NewInt(1e16)})
	if err != nil {
		log.Fatal(err)
	}
	result, err := order.Wait(ctx, func(s sdk.Status) { fmt.Println(s.State) })
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("proven journal: %x\n", result.Journal)
}

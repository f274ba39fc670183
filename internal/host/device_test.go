package host

import (
	"context"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

// aDevice is a whole and believable one, with name and value of a field replaced.
func aDevice(old, new string) string {
	const whole = `"devices":["cuda:1"],"device":{"id":"cuda:1","kind":"gpu","name":"NVIDIA H100 80GB HBM3","uuid":"GPU-8f","memory_bytes":85520809984,` +
		`"driver":"570.1","capability":"9.0"},"device_memory_bytes":{"core":22000000000,"compressed":20000000000,"wrap":9000000000},"health_seconds":4.5`
	if old != "" && !strings.Contains(whole, old) {
		panic("no " + old)
	}
	return strings.Replace(whole, old, new, 1)
}

func TestHelloOfAHostOnAGPU(t *testing.T) {
	hello := func(t *testing.T, more string) (Info, error) {
		t.Helper()
		if more != "" {
			more = "," + more
		}
		return start(t, fake(t, "ok.sh", `ANSWER="ok":{"protocol":1,"name":"n"`+more+`}`)).Hello(context.Background())
	}
	info, err := hello(t, aDevice("", ""))
	if err != nil || info.Proves() != "cuda:1" || info.Device.MemoryBytes != 85520809984 || info.Device.UUID != "GPU-8f" || info.HealthSeconds != 4.5 ||
		info.DeviceMemoryBytes[proof.StageWrap] != 9000000000 {
		t.Fatalf("%+v, %v", info, err)
	}
	for name, more := range map[string]string{"older release": "", "CPU": `"devices":["cpu"]`, "null": `"device":null,"device_memory_bytes":{}`} {
		if info, err := hello(t, more); err != nil || info.Proves() != CPU || info.Device != nil {
			t.Errorf("%s: %+v, %v", name, info, err)
		}
	}
	if _, err := hello(t, aDevice(`"device_memory_bytes":{"core":22000000000,"compressed":20000000000,"wrap":9000000000},`, "")); err != nil {
		t.Errorf("need unknown: %v", err)
	}
	for name, more := range map[string]string{
		"a device without its text":  `"devices":["cuda:0"]`,
		"two devices":                `"devices":["cpu","cuda:0"]`,
		"memory of no device":        `"device_memory_bytes":{"core":1}`,
		"another in the list":        aDevice(`["cuda:1"]`, `["cuda:2"]`),
		"more in the list":           aDevice(`["cuda:1"]`, `["cuda:1","cuda:2"]`),
		"a leading zero":             strings.ReplaceAll(aDevice("", ""), "cuda:1", "cuda:01"),
		"past the last":              strings.ReplaceAll(aDevice("", ""), "cuda:1", "cuda:64"),
		"another kind":               aDevice(`"gpu"`, `"fpga"`),
		"no name":                    aDevice(`"NVIDIA H100 80GB HBM3"`, `""`),
		"an endless name":            aDevice(`NVIDIA H100 80GB HBM3`, strings.Repeat("x", maxDeviceTextBytes+1)),
		"a name that moves a cursor": aDevice(`NVIDIA`, `\u001b[2J`),
		"no uuid":                    aDevice(`"uuid":"GPU-8f",`, ""),
		"no memory":                  aDevice(`85520809984`, "0"),
		"no driver":                  aDevice(`"570.1"`, `""`),
		"no capability":              aDevice(`"9.0"`, `"sm_90"`),
		"a stage of no host":         aDevice(`"core"`, `"groth16"`),
		"less than nothing":          aDevice(`22000000000`, "-1"),
		"health before its time":     aDevice(`4.5`, "-0.1"),
		"a text for a number":        aDevice(`4.5`, `"quick"`),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := hello(t, more)
			want(t, err, proof.Bug, "host-protocol")
		})
	}
}

// A host that cannot start says why in a line for programs; its class is ours.
func TestRefusalsAtTheStart(t *testing.T) {
	line := func(code string) string {
		return `LINE={"error":{"class":"permanent","code":"` + code + `","field":"device","message":"there is cuda:0: NVIDIA L4"}}`
	}
	for code, class := range map[string]proof.Class{
		"device-absent": proof.Caller, "device-too-small": proof.Caller, "device-unsupported": proof.Caller,
		"device-unhealthy": proof.Retry, "out-of-memory": proof.Retry,
	} {
		for _, late := range []string{"", "LATE=1"} {
			h, err := Start(context.Background(), fake(t, "refuse.sh", line(code), "CODE=71", late))
			if err == nil { // it died after hello
				t.Cleanup(func() { _ = h.Close() })
				_, err = h.Setup(context.Background(), "/elf")
				want(t, h.Err(), class, code)
			}
			want(t, err, class, code)
			if !strings.Contains(err.Error(), "host refuse.sh start: there is cuda:0: NVIDIA L4") {
				t.Errorf("%s: %q", code, err)
			}
		}
	}
	for name, env := range map[string][]string{
		"unknown code":        {line("device-broken"), "CODE=71"},
		"another exit code":   {line("device-absent"), "CODE=75"},
		"not a whole line":    {"LINE=x " + strings.TrimPrefix(line("device-absent"), "LINE="), "CODE=71"},
		"half a line":         {`LINE={"error":{"code":"device-absent"`, "CODE=71"},
		"no error in it":      {`LINE={"error":null}`, "CODE=71"},
		"nothing of the kind": {"LINE=no prover here", "CODE=71"},
	} {
		code := "could-not-start"
		if name == "another exit code" {
			code = "cancelled"
		}
		_, err := Start(context.Background(), fake(t, "refuse.sh", env...))
		if err == nil || proof.CodeOf(err) != code || proof.ClassOf(err) != proof.Retry {
			t.Errorf("%s: %v (%s), want %s", name, err, proof.CodeOf(err), code)
		}
	}
}

// A device that is lost while it proves is an answer like others.
func TestALostDeviceIsToBeTriedAgain(t *testing.T) {
	h := start(t, fake(t, "ok.sh", `ANSWER="error":{"class":"caller","code":"device-lost","message":"Xid 79"}`))
	_, err := h.Prove(context.Background(), ProveRequest{Dir: "/d", To: proof.StageWrap}, nil)
	want(t, err, proof.Retry, "device-lost")
}

func TestMostBytes(t *testing.T) {
	if stage, n := MostBytes(map[proof.Stage]int64{"core": 5, "wrap": 9, "compressed": 9}); stage != "compressed" || n != 9 {
		t.Errorf("%s %d", stage, n)
	}
	for _, needs := range []map[proof.Stage]int64{nil, {"core": 0}, {"core": -1}} {
		if stage, n := MostBytes(needs); stage != "" || n != 0 {
			t.Errorf("%v: %s %d", needs, stage, n)
		}
	}
}

func TestArgvOn(t *testing.T) {
	argv := make([]string, 1, 4)
	argv[0] = "sp1-host"
	first, second := ArgvOn(argv, "cuda:0"), ArgvOn(argv, "cuda:1")
	if strings.Join(first, " ") != "sp1-host --device cuda:0" || strings.Join(second, " ") != "sp1-host --device cuda:1" || len(ArgvOn(argv, CPU)) != 1 {
		t.Errorf("%v, %v, %v", first, second, ArgvOn(argv, CPU))
	}
}

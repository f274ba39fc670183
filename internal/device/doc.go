// Package device tells which accelerators a machine has, how they are, and whether one will do.
//
// It owns the names of devices (cpu, cuda:N), the reading of NVIDIA's management library (NVML), the choice of a device and its
// memory admission, and the meter of the energy that devices used.
//
// It promises: without a driver, on another system or in a build without cgo there are no devices, with the reason, and nothing fails;
// a value that a device or an older driver does not tell is absent; a driver that hangs holds one goroutine and no caller: each read
// has a time limit, and while one is stuck the others get an error. (The system may not let a process end whose thread is stuck inside
// the kernel; nothing in a process can help that.) Nothing of a device is ever set. Who chooses and admits does so from values alone.
//
// It must not know: jobs, hosts and their protocol, nor what a stage needs; who asks says that.
//
// NVML is loaded when it is first asked for (dlopen through purego), and its functions are found one by one. NVIDIA's own Go binding was
// not taken: it leaves NVML's names undefined in the program itself, so that every program with it needs lazy binding to start at all
// (a hardened link, or LD_BIND_NOW, ends it on any machine), and a function that an older driver lacks ends the process.
package device

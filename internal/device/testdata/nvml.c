// A library with NVML's names for the tests of the binding. Macros choose what it is: DEVICES, OLD (a driver that lacks what came later),
// UNSUPPORTED (a device that tells nothing), HANG (a device's memory is only told after fake_release).
#include <semaphore.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#ifndef DEVICES
#define DEVICES 1
#endif

struct device { unsigned index; };
struct memory { unsigned long long total, free, used; };
struct process { unsigned pid; unsigned long long bytes; unsigned instance, compute; };
struct utilization { unsigned gpu, memory; };

static struct device devices[64];
static int running;
static sem_t released;
__attribute__((constructor)) static void make(void) { sem_init(&released, 0, 0); }
void fake_release(void) { sem_post(&released); }

int nvmlInit_v2(void) { running = 1; return 0; }
int nvmlShutdown(void) { running = 0; return 0; }
int nvmlDeviceGetCount_v2(unsigned *n) { if (!running) return 1; *n = DEVICES; return 0; }
int nvmlDeviceGetHandleByIndex_v2(unsigned i, struct device **d) {
  if (i >= DEVICES) return 2;
  devices[i].index = i;
  *d = &devices[i];
  return 0;
}
int nvmlSystemGetDriverVersion(char *text, unsigned n) { return snprintf(text, n, "570.124.06") < 0; }
int nvmlSystemGetCudaDriverVersion_v2(int *v) { *v = 12080; return 0; }

#ifdef UNSUPPORTED
int nvmlDeviceGetName(struct device *d, char *text, unsigned n) { return 3; }
int nvmlDeviceGetMemoryInfo(struct device *d, struct memory *m) { m->total = 1; return 3; }
int nvmlDeviceGetPowerUsage(struct device *d, unsigned *v) { *v = 1; return 3; }
#else
int nvmlDeviceGetName(struct device *d, char *text, unsigned n) { if (n < 96) return 7; strcpy(text, "Some GPU"); return 0; }
int nvmlDeviceGetUUID(struct device *d, char *text, unsigned n) { if (n < 96) return 7; snprintf(text, n, "GPU-%u", d->index); return 0; }
int nvmlDeviceGetMemoryInfo(struct device *d, struct memory *m) {
#ifdef HANG
  sem_wait(&released);
#endif
  m->total = 85520809984ULL; m->free = 84000000000ULL + d->index; m->used = 5;
  return 0;
}
int nvmlDeviceGetCudaComputeCapability(struct device *d, int *major, int *minor) { *major = 9; *minor = 0; return 0; }
int nvmlDeviceGetUtilizationRates(struct device *d, struct utilization *u) { u->gpu = 42; u->memory = 99; return 0; }
int nvmlDeviceGetTemperature(struct device *d, int sensor, unsigned *v) { *v = 51 + sensor; return 0; }
int nvmlDeviceGetPowerUsage(struct device *d, unsigned *v) { *v = 123456; return 0; }
#endif

#if !defined(OLD) && !defined(UNSUPPORTED)
int nvmlDeviceGetTotalEnergyConsumption(struct device *d, unsigned long long *v) { *v = 5000000000123ULL; return 0; }
int nvmlDeviceGetComputeRunningProcesses_v3(struct device *d, unsigned *n, struct process *infos) {
  unsigned room = *n;
  *n = d->index; // so many processes as its number
  if (room < d->index) return 7;
  for (unsigned i = 0; i < d->index; i++) infos[i] = (struct process){1000 + i, i ? ~0ULL : 5000000000ULL, 0xffffffff, 0xffffffff};
  return 0;
}
int nvmlDeviceGetMigMode(struct device *d, unsigned *now, unsigned *later) { *now = d->index == 3; *later = 1; return 0; }
int nvmlDeviceGetComputeMode(struct device *d, unsigned *v) { *v = d->index == 2 ? 2 : 0; return 0; }
#endif

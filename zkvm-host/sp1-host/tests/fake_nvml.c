// NVIDIA's management library of a machine with one GPU, as far as the host asks it. What the environment does not say is an H100's.
#include <stdio.h>
#include <stdlib.h>

static unsigned long long given(const char *name, unsigned long long otherwise) {
  const char *text = getenv(name);
  return text ? strtoull(text, 0, 10) : otherwise;
}

int nvmlInit_v2(void) { return (int)given("FAKE_INIT", 0); }
int nvmlShutdown(void) { return 0; }
const char *nvmlErrorString(int result) { (void)result; return "fake"; }

int nvmlDeviceGetCount_v2(unsigned *count) {
  *count = (unsigned)given("FAKE_COUNT", 1);
  return 0;
}

int nvmlDeviceGetHandleByIndex_v2(unsigned index, void **device) {
  *device = (void *)(unsigned long)(index + 1);
  return 0;
}

struct memory {
  unsigned version;
  unsigned long long total, reserved, free, used;
};

int nvmlDeviceGetMemoryInfo_v2(void *device, struct memory *memory) {
  (void)device;
  memory->total = given("FAKE_TOTAL", 85520809984ull);
  memory->reserved = 0;
  memory->free = given("FAKE_FREE", memory->total);
  memory->used = memory->total - memory->free;
  return 0;
}

int nvmlDeviceGetCudaComputeCapability(void *device, int *major, int *minor) {
  int capability = (int)given("FAKE_CAPABILITY", 90);
  (void)device;
  *major = capability / 10;
  *minor = capability % 10;
  return 0;
}

int nvmlDeviceGetName(void *device, char *text, unsigned bytes) {
  (void)device;
  snprintf(text, bytes, "Fake Card");
  return 0;
}

int nvmlDeviceGetUUID(void *device, char *text, unsigned bytes) {
  snprintf(text, bytes, "GPU-00000000-0000-0000-0000-%012lu", (unsigned long)device);
  return 0;
}

int nvmlSystemGetDriverVersion(char *text, unsigned bytes) {
  snprintf(text, bytes, "%s", getenv("FAKE_DRIVER") ? getenv("FAKE_DRIVER") : "580.95.05");
  return 0;
}

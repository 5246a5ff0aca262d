/* Times a CLAP plugin as a host sees it, in a fresh process: scan, instances, first block, calls, memory.
 * usage: clap_bench FILE.clap ID [--frames N] [--calls N] [--soak SECONDS]
 * Prints one "name value" line each. Own declarations of the layouts that CLAP 1.2 fixes; Linux.
 * cc -O2 -o clap_bench clap_bench.c -ldl -lm -lpthread */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct version { uint32_t major, minor, revision; };
struct entry { struct version v; bool (*init)(const char *); void (*deinit)(void); const void *(*factory)(const char *); };
struct descriptor { struct version v; const char *id, *name, *vendor, *url, *manual, *support, *version, *description; const char *const *features; };
struct plugin {
  const struct descriptor *desc; void *data;
  bool (*init)(const struct plugin *); void (*destroy)(const struct plugin *);
  bool (*activate)(const struct plugin *, double, uint32_t, uint32_t); void (*deactivate)(const struct plugin *);
  bool (*start)(const struct plugin *); void (*stop)(const struct plugin *); void (*reset)(const struct plugin *);
  int32_t (*process)(const struct plugin *, const void *); const void *(*extension)(const struct plugin *, const char *);
  void (*on_main)(const struct plugin *);
};
struct host {
  struct version v; void *data; const char *name, *vendor, *url, *version;
  const void *(*extension)(const struct host *, const char *);
  void (*restart)(const struct host *); void (*process)(const struct host *); void (*callback)(const struct host *);
};
struct factory {
  uint32_t (*count)(const struct factory *); const struct descriptor *(*get)(const struct factory *, uint32_t);
  const struct plugin *(*create)(const struct factory *, const struct host *, const char *);
};
struct buffer { float **data32; double **data64; uint32_t channels, latency; uint64_t constant; };
struct in_events { void *ctx; uint32_t (*size)(const struct in_events *); const void *(*get)(const struct in_events *, uint32_t); };
struct out_events { void *ctx; bool (*push)(const struct out_events *, const void *); };
struct block {
  int64_t steady; uint32_t frames; const void *transport; const struct buffer *in; struct buffer *out;
  uint32_t ins, outs; const struct in_events *events; const struct out_events *pushed;
};

static const void *no_extension(const struct host *h, const char *id) { (void)h; (void)id; return NULL; }
static void nothing(const struct host *h) { (void)h; }
static const struct host host = {{1, 2, 2}, NULL, "clap_bench", "", "", "1", no_extension, nothing, nothing, nothing};
static uint32_t no_events(const struct in_events *e) { (void)e; return 0; }
static const void *no_event(const struct in_events *e, uint32_t i) { (void)e; (void)i; return NULL; }
static bool taken(const struct out_events *e, const void *x) { (void)e; (void)x; return true; }
static const struct in_events in_none = {NULL, no_events, no_event};
static const struct out_events out_none = {NULL, taken};

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + t.tv_nsec * 1e-9; }
static double resident_mb(void) {
  long pages = 0, whole; FILE *f = fopen("/proc/self/statm", "r");
  if (f && fscanf(f, "%ld %ld", &whole, &pages) != 2) pages = 0;
  if (f) fclose(f);
  return pages * 4096e-6;
}
static int up(const void *a, const void *b) { double x = *(double *)a, y = *(double *)b; return x < y ? -1 : x > y; }
static void fail(const char *what) { fprintf(stderr, "clap_bench: %s\n", what); exit(1); }

static void percentiles(const char *name, double *us, long n) {
  long late = 0;
  for (long i = 0; i < n; i++) late += us[i] > 1333;
  qsort(us, n, sizeof *us, up);
  printf("%s_p50_us %.2f\n%s_p99_us %.2f\n%s_p99.9_us %.2f\n%s_p99.99_us %.2f\n%s_max_us %.1f\n%s_over_1333_us %ld of %ld\n", name, us[n / 2], name,
      us[(long)(n * 0.99)], name, us[(long)(n * 0.999)], name, us[(long)(n * 0.9999)], name, us[n - 1], name, late, n);
}

int main(int argc, char **argv) {
  if (argc < 3) fail("FILE.clap ID");
  int frames = 64; long calls = 200000; double soak = 0;
  for (int i = 3; i + 1 < argc; i += 2) {
    if (!strcmp(argv[i], "--frames")) frames = atoi(argv[i + 1]);
    else if (!strcmp(argv[i], "--calls")) calls = atol(argv[i + 1]);
    else if (!strcmp(argv[i], "--soak")) soak = atof(argv[i + 1]);
    else fail("unknown option");
  }
  double bare = resident_mb(), t = now();
  void *library = dlopen(argv[1], RTLD_NOW | RTLD_LOCAL);
  if (!library) fail(dlerror());
  const struct entry *entry = dlsym(library, "clap_entry");
  if (!entry || !entry->init(argv[1])) fail("no clap_entry, or init refused");
  const struct factory *factory = entry->factory("clap.plugin-factory");
  if (!factory) fail("no plugin factory");
  for (uint32_t i = 0; i < factory->count(factory); i++) factory->get(factory, i);
  printf("scan_ms %.2f\n", (now() - t) * 1e3);
  t = now();
  const struct plugin *p = factory->create(factory, &host, argv[2]);
  if (!p || !p->init(p)) fail("create refused");
  printf("first_instance_ms %.1f\n", (now() - t) * 1e3);
  printf("first_instance_mb %.1f\n", resident_mb() - bare);
  t = now();
  const struct plugin *q = factory->create(factory, &host, argv[2]);
  if (!q || !q->init(q)) fail("second create refused");
  printf("next_instance_ms %.2f\n", (now() - t) * 1e3);
  t = now();
  if (!p->activate(p, 48000, 1, frames)) fail("activate refused");
  printf("activate_ms %.1f\n", (now() - t) * 1e3);
  if (!p->start(p)) fail("start refused");
  float *channels[4];
  for (int c = 0; c < 4; c++) channels[c] = calloc(frames, sizeof(float));
  struct buffer in = {channels, NULL, 2, 0, 0}, out = {channels + 2, NULL, 2, 0, 0};
  struct block block = {0, frames, NULL, &in, &out, 1, 1, &in_none, &out_none};
  double period = frames / 48000.0;
  long n = soak > 0 ? (long)(soak / period) : calls;
  double *us = malloc(n * sizeof *us), next = now();
  uint32_t seed = 1;
  for (long k = 0; k < n; k++) {
    for (int i = 0; i < frames; i++) {
      seed = seed * 1664525u + 1013904223u;
      channels[0][i] = (int32_t)seed * 2e-10f; channels[1][i] = -channels[0][i];
    }
    if (soak > 0) {
      next += period;
      struct timespec until = {(time_t)next, (long)((next - floor(next)) * 1e9)};
      clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL);
    }
    t = now();
    if (p->process(p, &block) == 0) fail("process failed");
    us[k] = (now() - t) * 1e6;
    block.steady += frames;
    if (k == 0) printf("first_block_us %.1f\n", us[0]);
  }
  percentiles(soak > 0 ? "paced" : "busy", us, n);
  printf("running_mb %.1f\n", resident_mb() - bare);
  double before = resident_mb();
  enum { MORE = 20 };
  for (int i = 0; i < MORE; i++) {
    const struct plugin *m = factory->create(factory, &host, argv[2]);
    if (!m || !m->init(m) || !m->activate(m, 48000, 1, frames)) fail("a further instance refused");
  }
  printf("further_instance_mb %.2f\n", (resident_mb() - before) / MORE);
  p->stop(p); p->deactivate(p); p->destroy(p);
  fflush(stdout);
  _Exit(0);
}

/* A host in a few lines, run as a fresh process by the tests: each mode prints key=value lines, which they read.
 * Layouts are declared here a second time, apart from the shim's, so that a slip in one of them shows. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

typedef struct { uint32_t major, minor, revision; } version_t;
typedef struct {
  version_t clap_version;
  const char *id, *name, *vendor, *url, *manual_url, *support_url, *version, *description;
  const char *const *features;
} descriptor_t;
typedef struct { float **data32; double **data64; uint32_t channel_count, latency; uint64_t constant_mask; } audio_buffer_t;
typedef struct {
  int64_t steady_time; uint32_t frames_count; const void *transport; const audio_buffer_t *audio_inputs; audio_buffer_t *audio_outputs;
  uint32_t audio_inputs_count, audio_outputs_count; const void *in_events, *out_events;
} process_t;
typedef struct plugin {
  const descriptor_t *desc;
  void *plugin_data;
  bool (*init)(const struct plugin *);
  void (*destroy)(const struct plugin *);
  bool (*activate)(const struct plugin *, double, uint32_t, uint32_t);
  void (*deactivate)(const struct plugin *);
  bool (*start_processing)(const struct plugin *);
  void (*stop_processing)(const struct plugin *);
  void (*reset)(const struct plugin *);
  int32_t (*process)(const struct plugin *, const process_t *);
  const void *(*get_extension)(const struct plugin *, const char *);
  void (*on_main_thread)(const struct plugin *);
} plugin_t;
typedef struct {
  uint32_t (*get_plugin_count)(const void *);
  const descriptor_t *(*get_plugin_descriptor)(const void *, uint32_t);
  const plugin_t *(*create_plugin)(const void *, const void *, const char *);
} factory_t;
typedef struct {
  version_t clap_version;
  bool (*init)(const char *);
  void (*deinit)(void);
  const void *(*get_factory)(const char *);
} entry_t;
typedef struct host {
  version_t clap_version;
  void *host_data;
  const char *name, *vendor, *url, *version;
  const void *(*get_extension)(const struct host *, const char *);
  void (*request_restart)(const struct host *), (*request_process)(const struct host *), (*request_callback)(const struct host *);
} host_t;

static const void *no_extension(const host_t *h, const char *id) { (void)h, (void)id; return NULL; }
static void nothing(const host_t *h) { (void)h; }
static const host_t host = {{1, 2, 2}, NULL, "minihost", "Lathe", "", "1", no_extension, nothing, nothing, nothing};
static uint32_t no_events(const void *l) { (void)l; return 0; }
static const void *no_event(const void *l, uint32_t i) { (void)l, (void)i; return NULL; }
static bool drop(const void *l, const void *e) { (void)l, (void)e; return true; }
static const struct { void *ctx; uint32_t (*size)(const void *); const void *(*get)(const void *, uint32_t); } in_events = {NULL, no_events, no_event};
static const struct { void *ctx; bool (*push)(const void *, const void *); } out_events = {NULL, drop};

static double now_ms(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1e3 + t.tv_nsec / 1e6; }
static void fail(const char *what) { printf("failed=%s\n", what); exit(3); }

/* How many different JVM libraries are mapped; the resident memory in kB. */
static int jvms(void) {
  FILE *f = fopen("/proc/self/maps", "r");
  char line[4096], seen[8][4096];
  int n = 0;
  while (f && fgets(line, sizeof line, f)) {
    char *path = strchr(line, '/');
    if (!path || !strstr(path, "/libjvm.so")) continue;
    int i = 0;
    while (i < n && strcmp(seen[i], path)) i++;
    if (i == n && n < 8) strcpy(seen[n++], path);
  }
  if (f) fclose(f);
  return n;
}
static long resident_kb(void) {
  FILE *f = fopen("/proc/self/statm", "r");
  long pages = 0, resident = 0;
  if (!f || fscanf(f, "%ld %ld", &pages, &resident) != 2) resident = 0;
  if (f) fclose(f);
  return resident * (sysconf(_SC_PAGESIZE) / 1024);
}
static const entry_t *open_clap(const char *file) {
  void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (!library) fail(dlerror());
  const entry_t *entry = dlsym(library, "clap_entry");
  if (!entry) fail("clap_entry");
  return entry;
}
static const factory_t *factory_of(const char *file) {
  const entry_t *entry = open_clap(file);
  const factory_t *factory = entry->init(file) ? entry->get_factory("clap.plugin-factory") : NULL;
  return factory;
}
static const plugin_t *create(const factory_t *factory, uint32_t index) {
  const plugin_t *p = factory->create_plugin(factory, &host, factory->get_plugin_descriptor(factory, index)->id);
  if (!p) return NULL;
  if (!p->init(p)) fail("init");
  return p;
}

/* ---- scans ---- */

static int scan(const char *file) {
  double t = now_ms();
  const entry_t *entry = open_clap(file);
  printf("factory_before_init=%d\n", entry->get_factory("clap.plugin-factory") != NULL);
  if (!entry->init(file) || !entry->init(file)) {
    printf("count=0\njvms=%d\n", jvms());
    return 0;
  }
  entry->deinit();
  const factory_t *factory = entry->get_factory("clap.plugin-factory");
  uint32_t n = factory->get_plugin_count(factory);
  const descriptor_t *last = n ? factory->get_plugin_descriptor(factory, n - 1) : NULL;
  printf("scan_ms=%.3f\ncount=%u\n", now_ms() - t, n);
  printf("other_factory=%d\nbeyond=%d\n", entry->get_factory("clap.other") != NULL, factory->get_plugin_descriptor(factory, n) != NULL);
  for (uint32_t i = 0; i < n; i++) {
    const descriptor_t *d = factory->get_plugin_descriptor(factory, i);
    printf("plugin=%s|%s|%s|%s|%s", d->id, d->name, d->vendor, d->version, d->description);
    for (const char *const *f = d->features; *f; f++) printf("|%s", *f);
    printf("\n");
  }
  printf("unknown=%d\n", factory->create_plugin(factory, &host, "org.example.unknown") != NULL);
  entry->deinit();
  printf("last=%s\nfactory_after_deinit=%d\njvms=%d\n", last ? last->id : "", entry->get_factory("clap.plugin-factory") != NULL, jvms());
  return 0;
}
typedef struct { char vendor[64], url[256], email[128]; int32_t flags; } vst3_factory_info_t;
typedef struct { char cid[16]; int32_t cardinality; char category[32], name[64]; } vst3_class_t;
typedef struct {
  char cid[16]; int32_t cardinality; char category[32], name[64]; uint32_t flags; char sub[128], vendor[64], version[64], sdk[64];
} vst3_class2_t;
typedef struct {
  char cid[16]; int32_t cardinality; char category[32]; uint16_t name[64]; uint32_t flags; char sub[128];
  uint16_t vendor[64], version[64], sdk[64];
} vst3_class_w_t;
typedef struct vst3_factory { const struct vst3_table *t; } vst3_factory_t;
struct vst3_table {
  int32_t (*query)(void *, const char *, void **);
  uint32_t (*add_ref)(void *), (*release)(void *);
  int32_t (*info)(void *, vst3_factory_info_t *);
  int32_t (*count)(void *);
  int32_t (*class1)(void *, int32_t, vst3_class_t *);
  int32_t (*create)(void *, const char *, const char *, void **);
  int32_t (*class2)(void *, int32_t, vst3_class2_t *);
  int32_t (*class_w)(void *, int32_t, vst3_class_w_t *);
  int32_t (*host)(void *, void *);
};
static vst3_factory_t *vst3(const char *file) {
  void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (!library) fail(dlerror());
  bool (*enter)(void *) = (bool (*)(void *))dlsym(library, "ModuleEntry");
  vst3_factory_t *(*get)(void) = (vst3_factory_t *(*)(void))dlsym(library, "GetPluginFactory");
  if (!enter || !get || !dlsym(library, "ModuleExit")) fail("exports");
  return enter(library) ? get() : NULL;
}
static void hex(const char *cid) { for (int i = 0; i < 16; i++) printf("%02X", (unsigned char)cid[i]); }
static int scan_vst3(const char *file) {
  static const char ids[4][17] = {
    "\0\0\0\0\0\0\0\0\xC0\0\0\0\0\0\0\x46", "\x7A\x4D\x81\x1C\x52\x11\x4A\x1F\xAE\xD9\xD2\xEE\x0B\x43\xBF\x9F",
    "\x00\x07\xB6\x50\xF2\x4B\x4C\x0B\xA4\x64\xED\xB9\xF0\x0B\x2A\xBB", "\x45\x55\xA2\xAB\xC1\x23\x4E\x57\x9B\x12\x29\x10\x36\x87\x89\x31"};
  double t = now_ms();
  vst3_factory_t *f = vst3(file);
  if (!f) fail("no factory");
  int n = f->t->count(f);
  vst3_class_w_t last;
  int32_t rc = f->t->class_w(f, n - 1, &last);
  printf("scan_ms=%.3f\ncount=%d\nlast_rc=%d\n", now_ms() - t, n, rc);
  for (int i = 0; i < 4; i++) {
    void *out = NULL;
    rc = f->t->query(f, ids[i], &out);
    printf("query%d=%d,%d\n", i, rc, out == f);
  }
  void *out = f;
  rc = f->t->query(f, "0123456789abcdef", &out);
  printf("query_unknown=%d,%d\n", rc, out == NULL);
  vst3_factory_info_t info;
  rc = f->t->info(f, &info);
  printf("info=%d|%s|%s|%d\n", rc, info.vendor, info.url, info.flags);
  for (int i = 0; i < n; i++) {
    vst3_class_t c; vst3_class2_t c2; vst3_class_w_t w;
    if (f->t->class1(f, i, &c) || f->t->class2(f, i, &c2) || f->t->class_w(f, i, &w)) fail("class");
    printf("class="); hex(c.cid);
    printf("|%s|%s|%d|%s|%s|%s|%s|%d|", c.category, c.name, c.cardinality, c2.sub, c2.vendor, c2.version, c2.sdk, !memcmp(c.cid, w.cid, 16));
    for (int k = 0; w.name[k]; k++) printf("%04X", w.name[k]);
    printf("\n");
  }
  vst3_class_t c;
  out = f;
  printf("beyond=%d\n", f->t->class1(f, n, &c));
  rc = f->t->create(f, "0123456789abcdef", ids[0], &out);
  printf("unknown=%d,%d\njvms=%d\n", rc, out == NULL, jvms());
  return 0;
}

/* ---- sound ---- */

static float left_in[512], right_in[512], left_out[512], right_out[512];

static int32_t process(const plugin_t *p, uint32_t frames) {
  float *in[2] = {left_in, right_in}, *out[2] = {left_out, right_out};
  for (uint32_t i = 0; i < frames; i++) left_in[i] = right_in[i] = 0.25f, left_out[i] = right_out[i] = 9;
  audio_buffer_t input = {in, NULL, 2, 0, 0}, output = {out, NULL, 2, 0, 0};
  process_t block = {-1, frames, NULL, &input, &output, 1, 1, &in_events, &out_events};
  return p->process(p, &block);
}
static void play(const plugin_t *p) {
  if (!p->activate(p, 48000, 1, 512)) fail("activate");
  bool started = p->start_processing(p);
  int32_t status = 0;
  for (int i = 0; i < 100; i++) status = process(p, 64);
  printf("started=%d\nstatus=%d\nout=%g\n", started, status, left_out[63]);
  p->stop_processing(p);
  p->deactivate(p);
}
/* files: bundles, each opened and played in turn in this one process */
static int run(int files, char **file) {
  for (int i = 0; i < files; i++) {
    long before = resident_kb();
    double t = now_ms();
    const factory_t *factory = factory_of(file[i]);
    if (!factory) fail("no factory");
    const plugin_t *p = create(factory, 0);
    printf("first_ms=%.2f\n", now_ms() - t);
    if (!p) {
      printf("created=0\n");
      continue;
    }
    printf("created=1\nid=%s\nresident_mb=%.1f\n", p->desc->id, (resident_kb() - before) / 1024.0);
    t = now_ms();
    const plugin_t *next = create(factory, 0);
    printf("next_ms=%.2f\n", now_ms() - t);
    before = resident_kb();
    play(p);
    play(next);
    printf("playing_mb=%.1f\n", (resident_kb() - before) / 1024.0);
    p->destroy(p);
    next->destroy(next);
  }
  printf("jvms=%d\n", jvms());
  return 0;
}
/* Another Java is named while one runs already. */
static int other(char **file, const char *runtime) {
  int created = create(factory_of(file[0]), 0) != NULL;
  setenv("LATHE_RUNTIME", runtime, 1);
  printf("created=%d\n", created);
  printf("created=%d\n", create(factory_of(file[1]), 0) != NULL);
  printf("jvms=%d\n", jvms());
  return 0;
}
/* The first instance alone, for figures. */
static int first(const char *file) {
  double t = now_ms();
  const factory_t *factory = factory_of(file);
  const plugin_t *p = factory ? create(factory, 0) : NULL;
  printf("first_ms=%.2f\ncreated=%d\nresident_mb=%.1f\n", now_ms() - t, p != NULL, resident_kb() / 1024.0);
  return 0;
}
static int reload(const char *file, int times) {
  for (int i = 0; i < times; i++) {
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    if (!library) fail(dlerror());
    const entry_t *entry = dlsym(library, "clap_entry");
    if (!entry->init(file)) fail("init");
    const factory_t *factory = entry->get_factory("clap.plugin-factory");
    const plugin_t *p = create(factory, 0);
    if (!p) fail("create");
    if (i % 100 == 0 && (!p->activate(p, 48000, 1, 512) || !p->start_processing(p) || process(p, 64) == 0)) fail("process");
    if (i % 100 == 0) p->stop_processing(p), p->deactivate(p);
    p->destroy(p);
    entry->deinit();
    dlclose(library);
    if (i == times / 10) printf("early_mb=%.1f\n", resident_kb() / 1024.0);
  }
  printf("loads=%d\nlate_mb=%.1f\njvms=%d\n", times, resident_kb() / 1024.0, jvms());
  return 0;
}

/* ---- threads ---- */

static const factory_t *shared_factory;
static const plugin_t *shared_plugin;
static pthread_barrier_t together;

static void *create_one(void *unused) {
  (void)unused;
  pthread_barrier_wait(&together);
  return (void *)create(shared_factory, 0);
}
static int storm(int threads, int files, char **file) {
  pthread_t t[64];
  int made = 0;
  pthread_barrier_init(&together, NULL, (unsigned)threads);
  const factory_t *factories[8];
  for (int i = 0; i < files; i++) factories[i] = factory_of(file[i]);
  shared_factory = factories[0];
  if (files > 1) {                                      /* two bundles look for a JVM at once */
    pthread_barrier_destroy(&together);
    pthread_barrier_init(&together, NULL, 2);
    pthread_create(&t[0], NULL, create_one, NULL);
    pthread_barrier_wait(&together);
    made += create(factories[1], 0) != NULL;
    void *p;
    pthread_join(t[0], &p);
    made += p != NULL;
  } else {
    for (int i = 0; i < threads; i++) pthread_create(&t[i], NULL, create_one, NULL);
    for (int i = 0; i < threads; i++) {
      void *p;
      pthread_join(t[i], &p);
      made += p != NULL;
    }
  }
  printf("made=%d\njvms=%d\n", made, jvms());
  return 0;
}

static unsigned char *below;                            /* memory under the small stack, which nobody may touch */
#define BELOW (1 << 20)
static void *use_small_stack(void *unused) {
  (void)unused;
  bool started = shared_plugin->start_processing(shared_plugin);
  int32_t status = 0;
  for (int i = 0; i < 3000; i++) status = process(shared_plugin, 64);
  printf("started=%d\nstatus=%d\nout=%g\n", started, status, left_out[63]);
  shared_plugin->reset(shared_plugin);
  return NULL;
}
static int small_stack(const char *file, size_t kb) {
  shared_factory = factory_of(file);
  shared_plugin = create(shared_factory, 0);
  if (!shared_plugin || !shared_plugin->activate(shared_plugin, 48000, 1, 512)) fail("create");
  size_t size = kb << 10;
  below = mmap(NULL, BELOW + size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (below == MAP_FAILED) fail("mmap");
  memset(below, 0xA5, BELOW);
  pthread_attr_t a;
  pthread_t t;
  pthread_attr_init(&a);
  pthread_attr_setstack(&a, below + BELOW, size);
  if (pthread_create(&t, &a, use_small_stack, NULL)) fail("thread");
  pthread_join(t, NULL);
  long touched = 0;
  for (long i = 0; i < BELOW; i++) touched += below[i] != 0xA5;
  printf("touched=%ld\n", touched);
  shared_plugin->deactivate(shared_plugin);
  shared_plugin->activate(shared_plugin, 48000, 1, 512);
  shared_plugin->deactivate(shared_plugin);
  shared_plugin->destroy(shared_plugin);
  printf("done=1\n");
  return 0;
}

/* ---- signals ---- */

/* Any entry of the main thread at which the bridge looks after the process. */
static void enter(const plugin_t *p) {
  if (!p->activate(p, 48000, 1, 512)) fail("activate");
  p->deactivate(p);
}

static sigjmp_buf away;
static volatile int caught;
static struct sigaction replaced;
static void on_fault(int s, siginfo_t *info, void *context) {
  (void)info, (void)context;
  caught++;
  siglongjmp(away, s);
}
static void hand_on(int s, siginfo_t *info, void *context) {
  caught++;
  if (caught > 3) _exit(9);                             /* round and round */
  if (replaced.sa_flags & SA_SIGINFO) replaced.sa_sigaction(s, info, context);
}
static void set_handler(void (*handler)(int, siginfo_t *, void *)) {
  struct sigaction mine = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
  sigemptyset(&mine.sa_mask);
  sigaction(SIGSEGV, &mine, &replaced);
}
static void fault(void) {
  volatile int *nowhere = (volatile int *)8;
  if (sigsetjmp(away, 1) == 0) *nowhere = 1;
}
/* handler: set "before" the JVM starts, "after" it, "twice" after it, or one that hands "on" what it gets */
static int signals(const char *file, const char *when) {
  if (!strcmp(when, "before")) set_handler(on_fault);
  shared_factory = factory_of(file);
  const plugin_t *p = create(shared_factory, 0);
  if (!p) fail("create");
  if (!strcmp(when, "after") || !strcmp(when, "twice")) set_handler(on_fault);
  if (!strcmp(when, "on")) set_handler(hand_on);
  enter(p);
  if (!strcmp(when, "twice")) set_handler(on_fault), enter(p);
  if (!strcmp(when, "on")) set_handler(hand_on), enter(p);
  const plugin_t *next = create(shared_factory, 0);
  play(p);                                              /* its process reads through a null reference: HotSpot's own fault */
  play(next);
  printf("java_alive=1\n");
  fflush(stdout);
  fault();                                              /* ours: the host's handler must have it */
  printf("caught=%d\n", caught);
  play(next);
  printf("alive=1\n");
  return 0;
}

int main(int n, char **a) {
  setvbuf(stdout, NULL, _IOLBF, 0);
  const char *mode = n > 2 ? a[1] : "";
  if (!strcmp(mode, "scan")) return scan(a[2]);
  if (!strcmp(mode, "scan-vst3")) return scan_vst3(a[2]);
  if (!strcmp(mode, "run")) return run(n - 2, a + 2);
  if (!strcmp(mode, "other")) return other(a + 2, a[4]);
  if (!strcmp(mode, "first")) return first(a[2]);
  if (!strcmp(mode, "reload")) return reload(a[2], atoi(a[3]));
  if (!strcmp(mode, "storm")) return storm(atoi(a[2]), n - 3, a + 3);
  if (!strcmp(mode, "stack")) return small_stack(a[2], (size_t)atoi(a[3]));
  if (!strcmp(mode, "signals")) return signals(a[2], a[3]);
  fprintf(stderr, "usage: minihost MODE FILE...\n");
  return 2;
}

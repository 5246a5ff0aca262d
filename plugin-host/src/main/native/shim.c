/* The native half of a bundle of Java plugins, and all the C there is.
 *
 * One binary serves every bundle; it is copied and renamed. It
 *   - answers a host's scan, CLAP and VST3, from a text manifest beside it, without a JVM;
 *   - finds a JVM, starts it or joins the one that runs, when the first instance is created;
 *   - asks Java for two functions that create instances; from there host and Java call each other directly;
 *   - keeps the process safe for a JVM: fault handlers that a host replaced are chained, threads with little stack are
 *     kept out of Java.
 * Layouts of CLAP 1.2 and VST3 are our own declarations of what those interfaces fix. build.sh beside this file builds it.
 * Linux is built and tested; the Windows and macOS branches are written after the same facts and untested. */
#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include <jni.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#define EXPORT __declspec(dllexport)
#else
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <pwd.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#else
#include <link.h>
#endif
#define EXPORT __attribute__((visibility("default")))
#endif

#define ROOM 4096                       /* bytes of a path */
#define MOST_PLUGINS 256
#define MOST_NAMES 64                   /* jars on the class path, options of the JVM */
#define LARGEST_FILE (1 << 20)
#define LARGEST_LOG (4 << 20)
#define OLDEST_JAVA 25
#define JVM_STACK ((size_t)8 << 20)     /* of the thread that starts the JVM */
/* What a thread must have left to call into Java. HotSpot refuses to attach one with less than its guard and shadow
 * pages, 96 kB, and an upcall that cannot attach ends the process; the rest is for Java's frames. */
#define LEAST_STACK ((size_t)160 << 10)

/* A test compares this with the source, so that a binary of older source cannot be shipped. */
#ifndef SHIM_SHA256
#define SHIM_SHA256 "unknown"
#endif
EXPORT const char lathe_shim_source[] = "lathe-shim-sha256=" SHIM_SHA256;

enum { TABLES, STARTING };              /* what the two locks are for; Java fills tables while it is being started */

/* ---------- the platform: paths and files are UTF-8 everywhere --------------------------------------------------- */

#ifdef _WIN32
#define SEPARATOR '\\'
#define PATH_LIST ";"
#define JVM_LIBRARY "\\bin\\server\\jvm.dll"

static bool widen(const char *text, wchar_t *to) { return MultiByteToWideChar(CP_UTF8, 0, text, -1, to, ROOM) > 0; }
static bool narrow(const wchar_t *text, char *to) {
  return WideCharToMultiByte(CP_UTF8, 0, text, -1, to, ROOM, NULL, NULL) > 0;
}
static FILE *open_file(const char *path, const char *mode) {
  wchar_t wide[ROOM], wide_mode[8];
  return widen(path, wide) && widen(mode, wide_mode) ? _wfopen(wide, wide_mode) : NULL;
}
static bool environment(const char *name, char *to) {
  wchar_t wide_name[64], wide[ROOM];
  DWORD n = MultiByteToWideChar(CP_UTF8, 0, name, -1, wide_name, 64) ? GetEnvironmentVariableW(wide_name, wide, ROOM) : 0;
  return n > 0 && n < ROOM && narrow(wide, to);
}
static bool own_path(char *to) {
  HMODULE self;
  wchar_t wide[ROOM];
  if (!GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_PIN, /* never unloaded */
                          (LPCWSTR)(void *)own_path, &self)) return false;
  DWORD n = GetModuleFileNameW(self, wide, ROOM);
  return n > 0 && n < ROOM && narrow(wide, to);
}
static void pause_ms(int ms) { Sleep((DWORD)ms); }
static void make_folder(const char *path) { wchar_t wide[ROOM]; if (widen(path, wide)) CreateDirectoryW(wide, NULL); }
static bool data_folder(char *to) {
  char base[ROOM];
  return environment("LOCALAPPDATA", base) && snprintf(to, ROOM, "%s\\lathe", base) < ROOM;
}
static SRWLOCK locks[2] = {SRWLOCK_INIT, SRWLOCK_INIT};
static void lock(int which) { AcquireSRWLockExclusive(&locks[which]); }
static void unlock(int which) { ReleaseSRWLockExclusive(&locks[which]); }
#else
#define SEPARATOR '/'
#define PATH_LIST ":"
#ifdef __APPLE__
#define JVM_LIBRARY "/lib/server/libjvm.dylib"
#else
#define JVM_LIBRARY "/lib/server/libjvm.so"
#endif

static FILE *open_file(const char *path, const char *mode) { return fopen(path, mode); }
static bool environment(const char *name, char *to) {
  const char *value = getenv(name);
  return value && *value && snprintf(to, ROOM, "%s", value) < ROOM;
}
static bool own_path(char *to) {
  Dl_info self;
  if (!dladdr((void *)own_path, &self) || !self.dli_fname) return false;
  char *followed = realpath(self.dli_fname, NULL);
  bool fits = snprintf(to, ROOM, "%s", followed ? followed : self.dli_fname) < ROOM;
  free(followed);
  return fits;
}
static void pause_ms(int ms) { nanosleep(&(struct timespec){.tv_nsec = ms * 1000000L}, NULL); }
static void make_folder(const char *path) { mkdir(path, 0700); }
static bool data_folder(char *to) {
  char base[ROOM];
#ifndef __APPLE__
  if (environment("XDG_DATA_HOME", base) && base[0] == '/') return snprintf(to, ROOM, "%s/lathe", base) < ROOM;
#endif
  if (!environment("HOME", base)) {
    struct passwd *user = getpwuid(getuid());
    if (!user || !user->pw_dir) return false;
    snprintf(base, ROOM, "%s", user->pw_dir);
  }
#ifdef __APPLE__
  return snprintf(to, ROOM, "%s/Library/Application Support/lathe", base) < ROOM;
#else
  return snprintf(to, ROOM, "%s/.local/share/lathe", base) < ROOM;
#endif
}
static pthread_mutex_t locks[2] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER};
static void lock(int which) { pthread_mutex_lock(&locks[which]); }
static void unlock(int which) { pthread_mutex_unlock(&locks[which]); }
#endif

/* Joins texts; false, and an empty text, where they do not fit. */
static bool join(char *to, const char *a, const char *b, const char *c) {
  int n = snprintf(to, ROOM, "%s%s%s", a, b, c);
  if (n < 0 || n >= ROOM) *to = 0;
  return *to != 0;
}
static bool is_file(const char *path) {
  FILE *f = open_file(path, "rb");
  if (f) fclose(f);
  return f != NULL;
}
/* The whole of a text file with a final zero, in memory of its own; NULL if it cannot be read or is too large. */
static char *read_text(const char *path) {
  FILE *f = open_file(path, "rb");
  if (!f) return NULL;
  char *text = malloc(LARGEST_FILE + 1);
  size_t n = text ? fread(text, 1, LARGEST_FILE + 1, f) : 0;
  fclose(f);
  if (!text || n > LARGEST_FILE) {
    free(text);
    return NULL;
  }
  text[n] = 0;
  char *fit = realloc(text, n + 1);
  return fit ? fit : text;
}
/* Cuts the next line off a text; NULL at its end. A zero byte ends the text. */
static char *next_line(char **text) {
  char *line = *text;
  if (!*line) return NULL;
  size_t n = strcspn(line, "\r\n");
  *text = line[n] ? line + n + 1 : line + n;
  line[n] = 0;
  return line;
}
/* "key=value" in two; NULL where a line is no such thing. */
static char *value_of(char *line) {
  char *equals = *line == '#' ? NULL : strchr(line, '=');
  if (!equals) return NULL;
  *equals = 0;
  return equals + 1;
}

/* ---------- the log: hosts swallow or show what is printed -------------------------------------------------------- */

static char log_path[ROOM];

static void place_log(void) {
  char folder[ROOM];
  if (environment("LATHE_PLUGIN_LOG", log_path) || !data_folder(folder)) return;
  join(log_path, folder, (char[]){SEPARATOR, 0}, "logs");
  for (char *p = log_path + 1; *p; p++) {
    if (*p != SEPARATOR) continue;
    *p = 0;
    make_folder(log_path);
    *p = SEPARATOR;
  }
  make_folder(log_path);
  size_t n = strlen(log_path);
  snprintf(log_path + n, ROOM - n, "%cplugins.log", SEPARATOR);
}
static void write_log(const char *before, const char *format, va_list values, const char *after) {
  FILE *f = *log_path ? open_file(log_path, "ab") : NULL;
  if (!f) return;
  if (fseek(f, 0, SEEK_END) == 0 && ftell(f) < LARGEST_LOG) {
    fputs(before, f);
    vfprintf(f, format, values);
    fputs(after, f);
  }
  fclose(f);
}
static const char *bundle_name(void);
static void note(const char *format, ...) {
  char before[ROOM], stamp[32];
  time_t now = time(NULL);
  strftime(stamp, sizeof stamp, "%Y-%m-%dT%H:%M:%SZ", gmtime(&now));
  snprintf(before, sizeof before, "%s %s: ", stamp, bundle_name());
  va_list values;
  va_start(values, format);
  write_log(before, format, values, "\n");
  va_end(values);
}
/* What the JVM itself would print; its own log files come this way, too. */
static jint JNICALL jvm_says(FILE *stream, const char *format, va_list values) {
  if (stream != stdout && stream != stderr) return vfprintf(stream, format, values);
  write_log("", format, values, "");
  return 0;
}

/* ---------- the manifest ------------------------------------------------------------------------------------------ */

struct plugin {
  const char *id, *name, *vendor, *url, *manual, *support, *version, *description, *category;
  const char **features;                /* ends with NULL, as CLAP wants it */
  unsigned char cid[16];                /* in the order of memory, which is another on Windows */
  bool has_cid;
};
static struct {
  char folder[ROOM];                    /* with manifest and jars */
  const char *name, *vendor, *url, *email;
  const char *bridge_jars[MOST_NAMES];
  int bridge_jar_count;
  struct plugin *plugins;
  int count;
} bundle;

static const char *bundle_name(void) { return bundle.name ? bundle.name : "bundle"; }

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}
/* An interface or class id from its 32 digits, or as COM lays it out: a 32-bit number and two of 16 bits, then bytes. */
static bool parse_id(const char *digits, unsigned char *id) {
  for (int i = 0; i < 16; i++) {
    int high = hex_digit(digits[2 * i]), low = high < 0 ? -1 : hex_digit(digits[2 * i + 1]);
    if (low < 0) return false;
#ifdef _WIN32
    static const int place[16] = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    id[place[i]] = (unsigned char)(high << 4 | low);
#else
    id[i] = (unsigned char)(high << 4 | low);
#endif
  }
  return digits[32] == 0;
}

static void bundle_key(const char *key, const char *value) {
  if (!strcmp(key, "name")) bundle.name = value;
  else if (!strcmp(key, "vendor")) bundle.vendor = value;
  else if (!strcmp(key, "url")) bundle.url = value;
  else if (!strcmp(key, "email")) bundle.email = value;
  else if (!strcmp(key, "bridge.jar") && bundle.bridge_jar_count < MOST_NAMES) {
    bundle.bridge_jars[bundle.bridge_jar_count++] = value;
  }
}
static void plugin_key(struct plugin *p, const char *key, const char *value) {
  const struct { const char *key; const char **to; } texts[] = {
    {"id", &p->id}, {"name", &p->name}, {"vendor", &p->vendor}, {"url", &p->url}, {"manual", &p->manual},
    {"support", &p->support}, {"version", &p->version}, {"description", &p->description}, {"vst3.category", &p->category}};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) if (!strcmp(key, texts[i].key)) *texts[i].to = value;
  if (!strcmp(key, "vst3.id")) p->has_cid = parse_id(value, p->cid);
}
/* Sections that lack an id, a name or a class id are passed over; the rest is offered. */
static void parse_manifest(char *text) {
  size_t lines = 1;
  for (const char *p = text; *p; p++) lines += *p == '\n' || *p == '\r';
  const char **features = calloc(lines + 1, sizeof *features);   /* each list ends where a header's line was */
  bundle.plugins = calloc(MOST_PLUGINS + 1, sizeof *bundle.plugins);
  if (!features || !bundle.plugins) return;
  struct plugin *p = NULL;
  for (char *line; (line = next_line(&text)) != NULL;) {
    if (!strcmp(line, "[plugin]")) {
      if (p && p->has_cid && *p->id && *p->name) bundle.count++;
      if (p) features++;
      if (bundle.count == MOST_PLUGINS) return;
      p = &bundle.plugins[bundle.count];
      *p = (struct plugin){.id = "", .name = "", .vendor = bundle.vendor, .url = bundle.url, .manual = "", .support = "",
        .version = "", .description = "", .category = "Fx", .features = features};
      continue;
    }
    char *value = value_of(line);
    if (!value) continue;
    if (!p) bundle_key(line, value);
    else if (!strcmp(line, "feature")) *features++ = value;
    else plugin_key(p, line, value);
  }
  if (p && p->has_cid && *p->id && *p->name) bundle.count++;
}
/* NAME.lathe/ beside NAME.clap, or Resources/ beside the folder of a bundle's library: VST3, and CLAP on macOS. */
static char *find_manifest(void) {
  char path[ROOM], stem[ROOM], file[ROOM];
  if (!own_path(path)) return NULL;
  char *slash = strrchr(path, SEPARATOR), *dot = strrchr(path, '.');
  if (!slash) return NULL;
  snprintf(stem, ROOM, "%.*s", (int)((dot && dot > slash ? dot : path + strlen(path)) - path), path);
  if (join(bundle.folder, stem, ".lathe", "") && join(file, bundle.folder, "/", "manifest") && is_file(file)) return read_text(file);
  *slash = 0;
  char *parent = strrchr(path, SEPARATOR);
  if (!parent) return NULL;
  parent[1] = 0;
  return join(bundle.folder, path, "Resources", "") && join(file, bundle.folder, "/", "manifest") ? read_text(file) : NULL;
}
/* Once; true if there is something to offer. */
static bool manifest(void) {
  static bool done;
  lock(TABLES);
  if (!done) {
    done = true;
    bundle.vendor = bundle.url = bundle.email = "";
    place_log();
    char *text = find_manifest();          /* kept as long as the process: everything points into it */
    if (text && !strncmp(text, "format=1", 8) && strcspn(text + 8, "\r\n") == 0) parse_manifest(text);
    if (bundle.count == 0) note("no plugins in the manifest of %s; build the bundle again", bundle.folder);
  }
  unlock(TABLES);
  return bundle.count > 0;
}

/* ---------- fault signals: HotSpot lives on them, and hosts set handlers of their own ------------------------------- */

#ifndef _WIN32
#ifdef __APPLE__
#define JVM_HANDLER "JVM_handle_bsd_signal"
#else
#define JVM_HANDLER "JVM_handle_linux_signal"
#endif
#define FAULTS 4
static const int fault_signals[FAULTS] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE};
static int (*jvm_handles)(int, siginfo_t *, void *, int);
static const void *jvm_base;                            /* where the JVM's library lies */
static void (*known_good[FAULTS])(int, siginfo_t *, void *);
static struct sigaction host_action[FAULTS];
static struct { _Atomic(siginfo_t *) info; _Atomic(char *) frame; } seen[8];

static void *library_of(const void *function) {
  Dl_info where;
  return function && dladdr(function, &where) ? where.dli_fbase : NULL;
}
/* A host's handler that hands faults on to the one it replaced comes back here: same fault, deeper on the stack. */
static bool is_chained_back(siginfo_t *info, char *frame) {
  static atomic_uint turn;
  for (int i = 0; i < 8; i++) if (seen[i].info == info && seen[i].frame > frame) return true;
  unsigned at = turn++ % 8;
  seen[at].info = info;
  seen[at].frame = frame;
  return false;
}
/* First the JVM, which knows its own faults; what is none of them is the host's. */
static void on_fault(int signal, siginfo_t *info, void *context) {
  int error = errno, i = 0;
  if (jvm_handles(signal, info, context, 0)) {
    errno = error;
    return;
  }
  while (fault_signals[i] != signal) i++;
  struct sigaction host = host_action[i];
  bool ours = is_chained_back(info, __builtin_frame_address(0));
  if (ours || host.sa_handler == SIG_DFL || host.sa_handler == SIG_IGN) {
    struct sigaction none = {.sa_handler = SIG_DFL};
    sigaction(signal, &none, NULL);                     /* on return the fault comes again and ends the process */
  } else if (host.sa_flags & SA_SIGINFO) {
    host.sa_sigaction(signal, info, context);
  } else {
    host.sa_handler(signal);
  }
  errno = error;
}
static void chain_faults(void) {
  for (int i = 0; i < FAULTS; i++) {
    struct sigaction now;
    if (sigaction(fault_signals[i], NULL, &now)) continue;
    if ((now.sa_flags & SA_SIGINFO) && now.sa_sigaction == known_good[i]) continue;
    if ((now.sa_flags & SA_SIGINFO) && library_of((void *)now.sa_sigaction) == jvm_base) {
      known_good[i] = now.sa_sigaction;
      continue;
    }
    host_action[i] = now;
    struct sigaction ours = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART};
    sigemptyset(&ours.sa_mask);
    if (sigaction(fault_signals[i], &ours, NULL) == 0) known_good[i] = on_fault;
  }
}
static void watch_faults(void *jvm) {
  jvm_handles = (int (*)(int, siginfo_t *, void *, int))dlsym(jvm, JVM_HANDLER);
  jvm_base = library_of(dlsym(jvm, "JNI_CreateJavaVM"));
}
#else
static void chain_faults(void) {}                       /* HotSpot uses a vectored handler there, which comes first anyway */
static void watch_faults(void *jvm) { (void)jvm; }
static void *jvm_handles = (void *)1;
#endif

static atomic_bool small_stack_seen;

static void tell_of_small_stacks(void) {
  if (!atomic_exchange(&small_stack_seen, false)) return;
  note("a thread with less than %d kB of stack was kept out of Java; the host has to give its threads more",
      (int)(LEAST_STACK >> 10));
}
/* Called by Java on entries of the main thread, and here before instances are made. */
static void check_process(void) {
  static atomic_flag busy = ATOMIC_FLAG_INIT;
  if (atomic_flag_test_and_set(&busy)) return;
  if (jvm_handles) chain_faults();
  tell_of_small_stacks();
  atomic_flag_clear(&busy);
}

/* ---------- the stack: attaching a thread with too little of it would end the process ------------------------------- */

static size_t stack_left(void) {
  char *here = __builtin_frame_address(0);
#ifdef _WIN32
  ULONG_PTR low, high;
  GetCurrentThreadStackLimits(&low, &high);
  return (size_t)(here - (char *)low);
#elif defined __APPLE__
  char *top = pthread_get_stackaddr_np(pthread_self());
  return pthread_get_stacksize_np(pthread_self()) - (size_t)(top - here);
#else
  pthread_attr_t a;
  void *low = NULL;
  size_t size;
  if (pthread_getattr_np(pthread_self(), &a)) return SIZE_MAX;
  pthread_attr_getstack(&a, &low, &size);
  pthread_attr_destroy(&a);
  return (size_t)(here - (char *)low);
#endif
}
static bool has_stack(void) {
  static _Thread_local signed char known;               /* 0 not asked yet, 1 enough, -1 too little */
  if (!known) {
    known = stack_left() >= LEAST_STACK ? 1 : -1;
    if (known < 0) small_stack_seen = true;
  }
  return known > 0;
}

/* The parts of CLAP's and VST3's blocks that silence needs. */
struct clap_buffer { float **data32; double **data64; uint32_t channels, latency; uint64_t constant; };
struct clap_block {
  int64_t time; uint32_t frames; const void *transport; const struct clap_buffer *in; struct clap_buffer *out;
  uint32_t ins, outs;
};
struct vst3_buffer { int32_t channels; uint64_t silent; void **data; };
struct vst3_block { int32_t mode, size, frames, ins, outs; struct vst3_buffer *in, *out; };

static void silence(void *channel, size_t bytes) { if (channel) memset(channel, 0, bytes); }
static void silence_clap(struct clap_block *block) {
  for (uint32_t i = 0; block && block->out && i < block->outs; i++) {
    struct clap_buffer *port = &block->out[i];
    for (uint32_t c = 0; c < port->channels; c++) {
      if (port->data32) silence(port->data32[c], block->frames * sizeof(float));
      if (port->data64) silence(port->data64[c], block->frames * sizeof(double));
    }
  }
}
static void silence_vst3(struct vst3_block *block) {
  for (int32_t i = 0; block && block->out && i < block->outs; i++) {
    struct vst3_buffer *bus = &block->out[i];
    size_t bytes = (size_t)(block->frames > 0 ? block->frames : 0) * (block->size == 1 ? sizeof(double) : sizeof(float));
    for (int32_t c = 0; bus->data && c < bus->channels; c++) silence(bus->data[c], bytes);
  }
}

typedef intptr_t (*words_fn)(intptr_t, intptr_t, intptr_t, intptr_t, intptr_t);
enum { CLAP_PROCESS, CLAP_OTHER, VST3_PROCESS };
#define EACH(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15)
#define GUARDS 16
static struct { words_fn stub; int kind; } guarded[GUARDS];

static intptr_t refuse(int kind, intptr_t block) {
  if (kind == CLAP_PROCESS) silence_clap((struct clap_block *)block);
  if (kind == VST3_PROCESS) silence_vst3((struct vst3_block *)block);
  return kind == VST3_PROCESS ? 1 : 0;                  /* kResultFalse; CLAP_PROCESS_ERROR, false */
}
#define GUARD(n) static intptr_t guard_##n(intptr_t a, intptr_t b, intptr_t c, intptr_t d, intptr_t e) { \
  return has_stack() ? guarded[n].stub(a, b, c, d, e) : refuse(guarded[n].kind, b); }
EACH(GUARD)
#define NAME(n) guard_##n,
static const words_fn guards[GUARDS] = {EACH(NAME)};

/* A function that calls the stub only on threads with stack enough; the stub itself when all are taken. */
static intptr_t guard(intptr_t kind, intptr_t stub) {
  intptr_t found = stub;
  lock(TABLES);
  for (int i = 0; i < GUARDS; i++) {
    if (!guarded[i].stub) {
      guarded[i].kind = (int)kind;
      guarded[i].stub = (words_fn)stub;
    }
    if (guarded[i].stub == (words_fn)stub && guarded[i].kind == kind) {
      found = (intptr_t)guards[i];
      break;
    }
  }
  unlock(TABLES);
  return found;
}

/* ---------- a JVM: the one that is there, or one made here ---------------------------------------------------------- */

typedef jint (JNICALL *create_vm_fn)(JavaVM **, void **, void *);
typedef jint (JNICALL *created_vms_fn)(JavaVM **, jsize, jsize *);

static struct {
  char home[ROOM], library[ROOM], class_path[8 * ROOM], cache[ROOM];
  char *options[MOST_NAMES];                            /* of the runtime's own */
  int option_count;
  char remedy[2 * ROOM];                                /* why there is none, for the log */
} java;

static void add_jar(const char *folder, const char *jar) {
  size_t n = strlen(java.class_path);
  int more = snprintf(java.class_path + n, sizeof java.class_path - n, "%s%s%c%s", n ? PATH_LIST : "", folder, SEPARATOR, jar);
  if (more < 0 || n + (size_t)more >= sizeof java.class_path) java.class_path[n] = 0;
}
static void use_bundle_jars(void) {
  java.class_path[0] = 0;
  char folder[ROOM];
  join(folder, bundle.folder, (char[]){SEPARATOR, 0}, "bridge");
  for (int i = 0; i < bundle.bridge_jar_count; i++) add_jar(folder, bundle.bridge_jars[i]);
}
/* A runtime that the installer made says in lathe.runtime what it was trained with. */
static void read_runtime(void) {
  char path[ROOM];
  char *text = join(path, java.home, "/", "lathe.runtime") ? read_text(path) : NULL;
  java.option_count = 0;
  java.cache[0] = java.class_path[0] = 0;
  for (char *line; text && (line = next_line(&text)) != NULL;) {
    char *value = value_of(line);
    if (!value) continue;
    if (!strcmp(line, "jar")) add_jar(java.home, value);
    else if (!strcmp(line, "cache")) join(java.cache, java.home, (char[]){SEPARATOR, 0}, value);
    else if (!strcmp(line, "option") && java.option_count < MOST_NAMES) java.options[java.option_count++] = value;
  }
  if (!*java.class_path) use_bundle_jars();
}
static int release_of(const char *home) {
  char path[ROOM];
  char *text = join(path, home, "/", "release") ? read_text(path) : NULL;
  const char *version = text ? strstr(text, "JAVA_VERSION=\"") : NULL;
  int major = version ? atoi(version + 14) : 0;
  free(text);
  return major;
}
/* Takes a folder if it holds a JVM that is new enough; what is older must not be loaded, as there can be but one. */
static bool use_home(const char *what, const char *home) {
  size_t n = strlen(java.remedy);
  char path[ROOM];
  if (!join(path, home, JVM_LIBRARY, "") || !is_file(path)) {
    snprintf(java.remedy + n, sizeof java.remedy - n, "; %s %s holds no JVM", what, home);
    return false;
  }
  if (release_of(home) < OLDEST_JAVA) {
    snprintf(java.remedy + n, sizeof java.remedy - n, "; %s %s is older than Java %d", what, home, OLDEST_JAVA);
    return false;
  }
  snprintf(java.home, ROOM, "%s", home);
  snprintf(java.library, ROOM, "%s", path);
  read_runtime();
  return true;
}
/* runtime/current names the folder beside it: a file, as it can be replaced in one step on every system. */
static bool use_shared(void) {
  char data[ROOM], path[ROOM], home[ROOM];
  size_t n = strlen(java.remedy);
  char *name = data_folder(data) && join(path, data, "/runtime/", "current") ? read_text(path) : NULL;
  if (name) name[strcspn(name, "\r\n")] = 0;
  bool named = name && *name && !strpbrk(name, "/\\") && join(home, data, "/runtime/", name);
  free(name);
  if (!named) {
    snprintf(java.remedy + n, sizeof java.remedy - n, "; there is no %s/runtime", data);
    return false;
  }
  return use_home("the shared runtime", home);
}
static bool find_home(void) {
  char home[ROOM];
  java.remedy[0] = 0;
  if (environment("LATHE_RUNTIME", home)) return use_home("LATHE_RUNTIME", home);
  return use_shared() || (environment("JAVA_HOME", home) && use_home("JAVA_HOME", home));
}

#ifdef _WIN32
static bool mapped_jvm(void) {
  wchar_t wide[ROOM];
  HMODULE there = GetModuleHandleW(L"jvm.dll");
  return there && GetModuleFileNameW(there, wide, ROOM) < ROOM && narrow(wide, java.library);
}
static void *load_library(const char *path) {
  wchar_t wide[ROOM], bin[ROOM];
  char folder[ROOM];
  if (!widen(path, wide) || !join(folder, java.home, "\\bin", "") || !widen(folder, bin)) return NULL;
  AddDllDirectory(bin);                                 /* where the C runtime that it needs lies */
  return (void *)LoadLibraryExW(wide, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
}
static void *symbol(void *library, const char *name) { return (void *)GetProcAddress((HMODULE)library, name); }
static const char *load_error(void) { return "LoadLibrary failed"; }
#else
static bool ends_with_jvm(const char *path) {
  const char *name = strrchr(JVM_LIBRARY, '/');
  size_t n = path ? strlen(path) : 0, m = strlen(name);
  return n > m && !strcmp(path + n - m, name) && snprintf(java.library, ROOM, "%s", path) < ROOM;
}
#ifdef __APPLE__
static bool mapped_jvm(void) {
  for (uint32_t i = 0; i < _dyld_image_count(); i++) if (ends_with_jvm(_dyld_get_image_name(i))) return true;
  return false;
}
#else
static int is_jvm(struct dl_phdr_info *info, size_t size, void *data) {
  (void)size, (void)data;
  return ends_with_jvm(info->dlpi_name);
}
static bool mapped_jvm(void) { return dl_iterate_phdr(is_jvm, NULL); }
#endif
static void *load_library(const char *path) { return dlopen(path, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE); }
static void *symbol(void *library, const char *name) { return dlsym(library, name); }
static const char *load_error(void) { const char *e = dlerror(); return e ? e : "dlopen failed"; }
#endif

/* Two bundles may look for a JVM in the same moment, and two different ones must never both be loaded. */
#ifdef _WIN32
static HANDLE enter_process(void) {
  wchar_t name[64];
  swprintf(name, 64, L"Local\\lathe-%lu", GetCurrentProcessId());
  HANDLE mutex = CreateMutexW(NULL, FALSE, name);
  if (mutex) WaitForSingleObject(mutex, INFINITE);
  return mutex;
}
static void leave_process(HANDLE mutex) {
  if (mutex) ReleaseMutex(mutex), CloseHandle(mutex);
}
#else
static char process_lock[ROOM + 64];
static int enter_process(void) {
  char folder[ROOM];
  snprintf(process_lock, sizeof process_lock, "%s/lathe-%u-%ld.lock", environment("TMPDIR", folder) ? folder : "/tmp",
      (unsigned)getuid(), (long)getpid());
  int file = open(process_lock, O_CREAT | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
  while (file >= 0 && flock(file, LOCK_EX) && errno == EINTR) {}
  return file;
}
static void leave_process(int file) {
  if (file < 0) return;
  unlink(process_lock);                                 /* whoever comes later finds the JVM */
  close(file);
}
#endif

/* HotSpot exports the names of its types for debuggers. Asking for a collector that it lacks would end the process. */
static bool has_type(void *library, const char *wanted) {
  const char **types = symbol(library, "gHotSpotVMTypes");
  const uint64_t *stride = symbol(library, "gHotSpotVMTypeEntryArrayStride");
  const uint64_t *offset = symbol(library, "gHotSpotVMTypeEntryTypeNameOffset");
  if (!types || !stride || !offset) return false;
  for (const char *entry = *types; entry; entry += *stride) {
    const char *name = *(const char *const *)(entry + *offset);
    if (!name) break;
    if (!strcmp(name, wanted)) return true;
  }
  return false;
}

static JavaVMOption vm_options[2 * MOST_NAMES + 16];
static int vm_option_count;
static void add_option(const char *format, ...) {
  static char texts[10 * ROOM];
  static size_t used;
  va_list values;
  va_start(values, format);
  int n = vsnprintf(texts + used, sizeof texts - used, format, values);
  va_end(values);
  if (n < 0 || used + (size_t)n >= sizeof texts || vm_option_count == (int)(sizeof vm_options / sizeof *vm_options)) return;
  vm_options[vm_option_count++].optionString = texts + used;
  used += (size_t)n + 1;
}
static void choose_options(void *library) {
  vm_option_count = 0;
  vm_options[vm_option_count++] = (JavaVMOption){.optionString = "vfprintf", .extraInfo = (void *)jvm_says};
  if (*java.class_path) add_option("-Djava.class.path=%s", java.class_path);
  if (*log_path) {
    add_option("-Dlathe.plugin.log=%s", log_path);
    add_option("-XX:ErrorFile=%.*serror-%%p.log", (int)(strrchr(log_path, SEPARATOR) + 1 - log_path), log_path);
  }
  add_option("-Dlathe.plugin.jvm=own");                 /* its output streams are ours to redirect */
  add_option("-Djava.awt.headless=true");
  add_option("-Xrs");                                   /* leaves the signals that end a process to the host */
  add_option("-Xlog:disable");                          /* hosts' outputs stay clean */
  add_option("-XX:-UsePerfData");
  add_option("-XX:-UseProfiledLoopPredicate");          /* a bet of the compiler's that short parts of a block lose, at a process call's cost */
  add_option("--enable-native-access=ALL-UNNAMED");
  if (java.option_count == 0) {
    if (has_type(library, "ShenandoahHeap")) add_option("-XX:+UseShenandoahGC");
    else if (has_type(library, "ZCollectedHeap")) add_option("-XX:+UseZGC");
    add_option("-Xms256m");
    add_option("-Xmx256m");
  }
  for (int i = 0; i < java.option_count; i++) add_option("%s", java.options[i]);
  if (*java.cache && is_file(java.cache)) add_option("-XX:AOTCache=%s", java.cache);
  char more[ROOM];
  if (!environment("LATHE_PLUGIN_OPTIONS", more)) return;
  for (char *rest = more; *rest;) {
    size_t n = strcspn(rest, " ");
    if (n) add_option("%.*s", (int)n, rest);
    rest += n + (rest[n] != 0);
  }
}
/* Attaches this thread to the JVM of this process, which is made if there is none. */
static JavaVM *join_or_create(JNIEnv **env) {
  JavaVM *vm = NULL;
  jsize running = 0;
  if (mapped_jvm()) {
    char home[ROOM];
    snprintf(home, ROOM, "%s", java.library);
    size_t n = strlen(home), m = strlen(JVM_LIBRARY);
    if (n > m) home[n - m] = 0;
    snprintf(java.home, ROOM, "%s", home);
    read_runtime();
  } else if (!find_home()) {
    note("no Java for plugins%s. Run lathe plugins install, or set JAVA_HOME to a JDK %d", java.remedy, OLDEST_JAVA);
    return NULL;
  }
  void *library = load_library(java.library);
  create_vm_fn create = library ? (create_vm_fn)symbol(library, "JNI_CreateJavaVM") : NULL;
  created_vms_fn created = library ? (created_vms_fn)symbol(library, "JNI_GetCreatedJavaVMs") : NULL;
  if (!create || !created) {
    note("cannot load %s: %s", java.library, library ? "it is no JVM" : load_error());
    return NULL;
  }
  watch_faults(library);
  jint result = JNI_EEXIST;
  if (created(&vm, 1, &running) == JNI_OK && running == 0) {
    choose_options(library);
    JavaVMInitArgs args = {.version = JNI_VERSION_21, .nOptions = vm_option_count, .options = vm_options};
    result = create(&vm, (void **)env, &args);
    if (result == JNI_OK) return vm;
  }
  for (int i = 0; result == JNI_EEXIST && running == 0 && i < 1000; i++) {
    pause_ms(10);                                       /* somebody else's is being made in this moment */
    created(&vm, 1, &running);
  }
  if (running > 0) return (*vm)->AttachCurrentThreadAsDaemon(vm, (void **)env, NULL) == JNI_OK ? vm : NULL;
  note("the JVM of %s does not start (%d); lines above may say why", java.home, (int)result);
  return NULL;
}

/* ---------- the bundle's Java ---------------------------------------------------------------------------------------- */

static words_fn *entries;                               /* [0] creates a CLAP instance, [1] a VST3 one; then the bundle's number */
static const void *for_java[3];                         /* check_process, guard, path of the log */

static jstring text(JNIEnv *e, const char *utf8) {      /* not NewStringUTF, whose UTF-8 is of Java's own kind */
  jsize n = (jsize)strlen(utf8);
  jbyteArray bytes = (*e)->NewByteArray(e, n);
  jclass string = (*e)->FindClass(e, "java/lang/String");
  if (!bytes || !string) return NULL;
  (*e)->SetByteArrayRegion(e, bytes, 0, n, (const jbyte *)utf8);
  jmethodID make = (*e)->GetMethodID(e, string, "<init>", "([BLjava/lang/String;)V");
  return make ? (*e)->NewObject(e, string, make, bytes, (*e)->NewStringUTF(e, "UTF-8")) : NULL;
}
/* True, and a line in the log, if something was thrown. */
static bool threw(JNIEnv *e, const char *where) {
  jthrowable thrown = (*e)->ExceptionOccurred(e);
  if (!thrown) return false;
  (*e)->ExceptionClear(e);
  jclass object = (*e)->FindClass(e, "java/lang/Object");
  jmethodID to_string = object ? (*e)->GetMethodID(e, object, "toString", "()Ljava/lang/String;") : NULL;
  jstring said = to_string ? (*e)->CallObjectMethod(e, thrown, to_string) : NULL;
  const char *chars = said ? (*e)->GetStringUTFChars(e, said, NULL) : NULL;
  note("%s: %s", where, chars ? chars : "thrown");
  if (chars) (*e)->ReleaseStringUTFChars(e, said, chars);
  (*e)->ExceptionClear(e);
  return true;
}
/* Several shims may share a JVM; one handler for faults is enough, so the first says where its check is. */
static const void *shared_check(JNIEnv *e) {
  char own[32];
  snprintf(own, sizeof own, "%lld", (long long)(intptr_t)check_process);
  jclass system = (*e)->FindClass(e, "java/lang/System"), map = (*e)->FindClass(e, "java/util/Map");
  if (!system || !map) return check_process;
  jobject all = (*e)->CallStaticObjectMethod(e, system,
      (*e)->GetStaticMethodID(e, system, "getProperties", "()Ljava/util/Properties;"));
  jmethodID put = (*e)->GetMethodID(e, map, "putIfAbsent", "(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;");
  jstring there = (*e)->CallObjectMethod(e, all, put, text(e, "lathe.plugin.check"), text(e, own));
  const char *digits = there ? (*e)->GetStringUTFChars(e, there, NULL) : NULL;
  const void *check = digits ? (const void *)(intptr_t)strtoll(digits, NULL, 10) : (const void *)check_process;
  if (digits) (*e)->ReleaseStringUTFChars(e, there, digits);
  return threw(e, "System.getProperties") ? check_process : check;
}
/* Boot from a loader over the bundle's own jars, for a JVM that was started by somebody else, without them. */
static jclass boot_of_bundle(JNIEnv *e) {
  use_bundle_jars();
  jclass file = (*e)->FindClass(e, "java/io/File"), uri = (*e)->FindClass(e, "java/net/URI");
  jclass url = (*e)->FindClass(e, "java/net/URL"), loader = (*e)->FindClass(e, "java/net/URLClassLoader");
  if (!file || !uri || !url || !loader) return NULL;
  jmethodID new_file = (*e)->GetMethodID(e, file, "<init>", "(Ljava/lang/String;)V");
  jmethodID to_uri = (*e)->GetMethodID(e, file, "toURI", "()Ljava/net/URI;");
  jmethodID to_url = (*e)->GetMethodID(e, uri, "toURL", "()Ljava/net/URL;");
  jmethodID new_loader = (*e)->GetMethodID(e, loader, "<init>", "([Ljava/net/URL;Ljava/lang/ClassLoader;)V");
  jmethodID platform = (*e)->GetStaticMethodID(e, loader, "getPlatformClassLoader", "()Ljava/lang/ClassLoader;");
  jmethodID load = (*e)->GetMethodID(e, loader, "loadClass", "(Ljava/lang/String;)Ljava/lang/Class;");
  jobjectArray urls = load ? (*e)->NewObjectArray(e, bundle.bridge_jar_count, url, NULL) : NULL;
  char *jar = java.class_path;
  for (int i = 0; urls && i < bundle.bridge_jar_count && *jar; i++) {
    size_t n = strcspn(jar, PATH_LIST);
    bool last = jar[n] == 0;
    jar[n] = 0;
    jstring path = text(e, jar);
    jobject made = path ? (*e)->NewObject(e, file, new_file, path) : NULL;
    jobject address = made ? (*e)->CallObjectMethod(e, made, to_uri) : NULL;
    jobject place = address ? (*e)->CallObjectMethod(e, address, to_url) : NULL;
    if (place) (*e)->SetObjectArrayElement(e, urls, i, place);
    jar += n + !last;
  }
  jobject parent = urls ? (*e)->CallStaticObjectMethod(e, loader, platform) : NULL;
  jobject made = parent ? (*e)->NewObject(e, loader, new_loader, urls, parent) : NULL;
  return made ? (*e)->CallObjectMethod(e, made, load, text(e, "lathe.plugin.bridge.Boot")) : NULL;
}
static void start_bundle(JNIEnv *e) {
  jclass boot = (*e)->FindClass(e, "lathe/plugin/bridge/Boot");
  if (!boot) {
    (*e)->ExceptionClear(e);
    boot = boot_of_bundle(e);
  }
  if (threw(e, "the bridge cannot be loaded; build the bundle again, or see that this JVM is Java 25") || !boot) return;
  jmethodID start = (*e)->GetStaticMethodID(e, boot, "start", "(Ljava/lang/String;J)J");
  jstring folder = start ? text(e, bundle.folder) : NULL;
  for_java[0] = shared_check(e);
  for_java[1] = (const void *)guard;
  for_java[2] = *log_path ? log_path : NULL;
  jlong table = folder ? (*e)->CallStaticLongMethod(e, boot, start, folder, (jlong)(intptr_t)for_java) : 0;
  if (threw(e, "the bridge does not start")) return;
  (*e)->NewGlobalRef(e, boot);
  entries = (words_fn *)(intptr_t)table;
}

/* On a thread of our own: its stack is large enough, and the host's threads stay as they were. */
#ifdef _WIN32
static DWORD WINAPI start_java(LPVOID unused) {
#else
static void *start_java(void *unused) {
#endif
  (void)unused;
  JNIEnv *env = NULL;
  __typeof__(enter_process()) process = enter_process();
  JavaVM *vm = join_or_create(&env);
  leave_process(process);
  if (vm) {
    start_bundle(env);
    (*vm)->DetachCurrentThread(vm);                     /* the JVM is never destroyed: it could not be started again */
  }
  return 0;
}
static bool java_ready(void) {
  static _Atomic(bool) ready;
  if (!ready) {
    lock(STARTING);
    if (!entries) {                                     /* tried again after a failure: a runtime may have been installed */
#ifdef _WIN32
      HANDLE thread = CreateThread(NULL, JVM_STACK, start_java, NULL, STACK_SIZE_PARAM_IS_A_RESERVATION, NULL);
      if (thread) WaitForSingleObject(thread, INFINITE), CloseHandle(thread);
#else
      pthread_attr_t a;
      pthread_t thread;
      pthread_attr_init(&a);
      pthread_attr_setstacksize(&a, JVM_STACK);
      if (pthread_create(&thread, &a, start_java, NULL) == 0) pthread_join(thread, NULL);
      pthread_attr_destroy(&a);
#endif
    }
    ready = entries != NULL;
    unlock(STARTING);
  }
  if (!ready) return false;
  ((void (*)(void))for_java[0])();
  bool enough = has_stack();
  tell_of_small_stacks();
  return enough;
}
static intptr_t bundle_number(void) { return (intptr_t)entries[2]; }

/* ---------- CLAP ------------------------------------------------------------------------------------------------------ */

struct clap_version { uint32_t major, minor, revision; };
struct clap_descriptor {
  struct clap_version clap;
  const char *id, *name, *vendor, *url, *manual_url, *support_url, *version, *description;
  const char *const *features;
};
struct clap_factory {
  uint32_t (*count)(const void *);
  const struct clap_descriptor *(*descriptor)(const void *, uint32_t);
  const void *(*create)(const void *, const void *host, const char *id);
};
struct clap_entry {
  struct clap_version clap;
  bool (*init)(const char *path);
  void (*deinit)(void);
  const void *(*factory)(const char *id);
};
#define CLAP_VERSION {1, 2, 2}
static struct clap_descriptor *descriptors;             /* kept: hosts hold on to them, and so do instances */
static atomic_int clap_users;

static uint32_t clap_count(const void *self) { (void)self; return (uint32_t)bundle.count; }
static const struct clap_descriptor *clap_descriptor(const void *self, uint32_t index) {
  (void)self;
  return index < (uint32_t)bundle.count ? &descriptors[index] : NULL;
}
static const void *clap_create(const void *self, const void *host, const char *id) {
  (void)self;
  for (int i = 0; host && id && i < bundle.count; i++) {
    if (strcmp(id, bundle.plugins[i].id)) continue;
    return java_ready() ? (const void *)entries[0]((intptr_t)host, (intptr_t)&descriptors[i], i, bundle_number(), 0) : NULL;
  }
  return NULL;
}
static bool clap_init(const char *path) {
  (void)path;                                           /* we know better where we are */
  if (!manifest()) return false;
  lock(TABLES);
  if (!descriptors) {
    struct clap_descriptor *made = calloc((size_t)bundle.count, sizeof *made);
    for (int i = 0; made && i < bundle.count; i++) {
      const struct plugin *p = &bundle.plugins[i];
      made[i] = (struct clap_descriptor){CLAP_VERSION, p->id, p->name, p->vendor, p->url, p->manual, p->support, p->version,
        p->description, p->features};
    }
    descriptors = made;
  }
  unlock(TABLES);
  if (descriptors) clap_users++;
  return descriptors != NULL;
}
static void clap_deinit(void) { clap_users--; }         /* the library stays: Java may hold on to its functions */
static const void *clap_get_factory(const char *id) {
  static const struct clap_factory factory = {clap_count, clap_descriptor, clap_create};
  return clap_users > 0 && id && !strcmp(id, "clap.plugin-factory") ? &factory : NULL;
}
EXPORT const struct clap_entry clap_entry = {CLAP_VERSION, clap_init, clap_deinit, clap_get_factory};

/* ---------- VST3 ------------------------------------------------------------------------------------------------------ */

#ifdef _WIN32
#define CALL __stdcall
enum { OK = 0, NO = 1, INVALID = (int32_t)0x80070057, NO_INTERFACE = (int32_t)0x80004002 };
#else
#define CALL
enum { OK = 0, NO = 1, INVALID = 2, NO_INTERFACE = -1 };
#endif
enum { UNICODE_NAMES = 1 << 4, NOT_DISCARDABLE = 1 << 3, MANY_INSTANCES = 0x7FFFFFFF };
struct factory_info { char vendor[64], url[256], email[128]; int32_t flags; };
struct class_info { unsigned char cid[16]; int32_t cardinality; char category[32], name[64]; };
struct class_info2 { struct class_info c; uint32_t flags; char subcategories[128], vendor[64], version[64], sdk[64]; };
struct class_info_w {
  unsigned char cid[16]; int32_t cardinality; char category[32]; uint16_t name[64];
  uint32_t flags; char subcategories[128]; uint16_t vendor[64], version[64], sdk[64];
};
#define SDK "VST 3.8.0"

/* Cut to fit, never inside a character. */
static void put(char *to, size_t room, const char *utf8) {
  size_t n = strlen(utf8);
  if (n >= room) for (n = room - 1; n > 0 && ((unsigned char)utf8[n] & 0xC0) == 0x80; n--) {}
  memcpy(to, utf8, n);
  to[n] = 0;
}
/* One character of UTF-8; what is no UTF-8 becomes U+FFFD, one byte at a time. */
static uint32_t next_character(const unsigned char **at) {
  const unsigned char *p = *at;
  int more = p[0] < 0x80 ? 0 : p[0] >= 0xF0 && p[0] < 0xF5 ? 3 : p[0] >= 0xE0 ? 2 : p[0] >= 0xC2 ? 1 : -1;
  uint32_t c = more == 0 ? p[0] : more < 0 || p[0] >= 0xF5 ? 0xFFFD : p[0] & (0x3Fu >> more);
  *at = p + 1;
  if (c == 0xFFFD) return c;
  for (int i = 1; i <= more; i++) {
    if ((p[i] & 0xC0) != 0x80) return 0xFFFD;
    c = c << 6 | (p[i] & 0x3F);
  }
  *at = p + more + 1;
  return c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c;
}
static void put16(uint16_t *to, const char *utf8) {     /* into 64 units */
  const unsigned char *at = (const unsigned char *)utf8;
  int n = 0;
  while (*at) {
    uint32_t c = next_character(&at);
    if (n + (c > 0xFFFF ? 2 : 1) > 63) break;
    if (c > 0xFFFF) to[n++] = (uint16_t)(0xD7C0 + (c >> 10)), c = 0xDC00 + (c & 0x3FF);
    to[n++] = (uint16_t)c;
  }
  to[n] = 0;
}

static int32_t CALL f_query(void *self, const unsigned char *iid, void **out) {
  static const char *const known[] = {                 /* FUnknown, IPluginFactory, 2, 3 */
    "0000000000000000C000000000000046", "7A4D811C52114A1FAED9D2EE0B43BF9F",
    "0007B650F24B4C0BA464EDB9F00B2ABB", "4555A2ABC1234E579B12291036878931"};
  if (!iid || !out) return INVALID;
  for (int i = 0; i < 4; i++) {
    unsigned char id[16];
    if (parse_id(known[i], id) && !memcmp(iid, id, 16)) {
      *out = self;
      return OK;
    }
  }
  *out = NULL;
  return NO_INTERFACE;
}
static uint32_t CALL f_reference(void *self) { (void)self; return 1; }          /* static: counting means nothing */
static int32_t CALL f_info(void *self, struct factory_info *info) {
  (void)self;
  if (!info) return INVALID;
  memset(info, 0, sizeof *info);
  put(info->vendor, sizeof info->vendor, bundle.vendor);
  put(info->url, sizeof info->url, bundle.url);
  put(info->email, sizeof info->email, bundle.email);
  info->flags = UNICODE_NAMES | NOT_DISCARDABLE;
  return OK;
}
static int32_t CALL f_count(void *self) { (void)self; return bundle.count; }
static const struct plugin *plugin_at(int32_t index, const void *info) {
  return info && index >= 0 && index < bundle.count ? &bundle.plugins[index] : NULL;
}
static int32_t CALL f_class(void *self, int32_t index, struct class_info *info) {
  (void)self;
  const struct plugin *p = plugin_at(index, info);
  if (!p) return INVALID;
  memset(info, 0, sizeof *info);
  memcpy(info->cid, p->cid, 16);
  info->cardinality = MANY_INSTANCES;
  put(info->category, sizeof info->category, "Audio Module Class");
  put(info->name, sizeof info->name, p->name);
  return OK;
}
static int32_t CALL f_create(void *self, const char *cid, const char *iid, void **out) {
  (void)self;
  if (!cid || !iid || !out) return INVALID;
  *out = NULL;
  for (int i = 0; i < bundle.count; i++) {
    if (memcmp(cid, bundle.plugins[i].cid, 16)) continue;
    return java_ready() ? (int32_t)entries[1](i, (intptr_t)iid, (intptr_t)out, bundle_number(), 0) : NO;
  }
  return NO_INTERFACE;
}
static int32_t CALL f_class2(void *self, int32_t index, struct class_info2 *info) {
  const struct plugin *p = plugin_at(index, info);
  if (!p) return INVALID;
  memset(info, 0, sizeof *info);
  f_class(self, index, &info->c);
  put(info->subcategories, sizeof info->subcategories, p->category);
  put(info->vendor, sizeof info->vendor, p->vendor);
  put(info->version, sizeof info->version, p->version);
  put(info->sdk, sizeof info->sdk, SDK);
  return OK;
}
static int32_t CALL f_class_w(void *self, int32_t index, struct class_info_w *info) {
  struct class_info2 narrow;
  const struct plugin *p = plugin_at(index, info);
  if (!p) return INVALID;
  memset(info, 0, sizeof *info);
  f_class2(self, index, &narrow);
  memcpy(info->cid, narrow.c.cid, 16);
  info->cardinality = narrow.c.cardinality;
  memcpy(info->category, narrow.c.category, sizeof info->category);
  memcpy(info->subcategories, narrow.subcategories, sizeof info->subcategories);
  put16(info->name, p->name);
  put16(info->vendor, p->vendor);
  put16(info->version, p->version);
  put16(info->sdk, SDK);
  return OK;
}
static int32_t CALL f_host_context(void *self, void *context) { (void)self, (void)context; return OK; }

static const struct {                                   /* IPluginFactory3, and what it extends */
  int32_t (CALL *query)(void *, const unsigned char *, void **);
  uint32_t (CALL *add_reference)(void *), (CALL *release)(void *);
  int32_t (CALL *info)(void *, struct factory_info *);
  int32_t (CALL *count)(void *);
  int32_t (CALL *class_info)(void *, int32_t, struct class_info *);
  int32_t (CALL *create)(void *, const char *, const char *, void **);
  int32_t (CALL *class_info2)(void *, int32_t, struct class_info2 *);
  int32_t (CALL *class_info_w)(void *, int32_t, struct class_info_w *);
  int32_t (CALL *host_context)(void *, void *);
} factory_table = {f_query, f_reference, f_reference, f_info, f_count, f_class, f_create, f_class2, f_class_w, f_host_context};
static const struct { const void *table; } factory = {&factory_table};

EXPORT const void *CALL GetPluginFactory(void) { return manifest() ? &factory : NULL; }

/* Counted in pairs by hosts; there is nothing to undo, so there is nothing to count. */
#ifdef _WIN32
EXPORT bool CALL InitDll(void) { return manifest(); }
EXPORT bool CALL ExitDll(void) { return true; }
#elif defined __APPLE__
EXPORT bool bundleEntry(void *reference) { (void)reference; return manifest(); }
EXPORT bool bundleExit(void) { return true; }
#else
EXPORT bool ModuleEntry(void *handle) { (void)handle; return manifest(); }
EXPORT bool ModuleExit(void) { return true; }
#endif

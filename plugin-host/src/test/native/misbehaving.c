/* CLAP plugins that do what plugins do to hosts: a gain that is 10 frames late with two parameters of one name, one that
 * prints, one that aborts in process, one that ends the process. Own declarations of the layouts that CLAP 1.2 fixes. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPORT __attribute__((visibility("default")))
#define LATE 10

struct version { uint32_t major, minor, revision; };
struct descriptor { struct version v; const char *id, *name, *vendor, *url, *manual, *support, *version, *description; const char *const *features; };
struct plugin { const struct descriptor *desc; void *data; void *functions[10]; };
struct buffer { float **data32; double **data64; uint32_t channels, latency; uint64_t constant; };
struct in_events { void *ctx; uint32_t (*size)(const struct in_events *); const void *(*get)(const struct in_events *, uint32_t); };
struct block {
  int64_t steady; uint32_t frames; const void *transport; const struct buffer *in; struct buffer *out;
  uint32_t ins, outs; const struct in_events *events; const void *pushed;
};
struct header { uint32_t size, time; uint16_t space, type; uint32_t flags; };
struct value { struct header h; uint32_t id; void *cookie; int32_t note; int16_t port, channel, key; double value; };
struct parameter { uint32_t id, flags; void *cookie; char name[256], module[1024]; double min, max, initial; };
struct port { uint32_t id; char name[256]; uint32_t flags, channels; const char *type; uint32_t pair; };
struct gain { struct plugin p; double values[2]; float late[2][LATE]; int at; };

enum { GAIN, TALKER, CRASHER, QUITTER, KINDS };
static const char *const features[] = {"audio-effect", NULL};
static const struct descriptor all[KINDS] = {
  {{1, 2, 0}, "test.gain", "Late Gain", "Test", "", "", "", "1", "", features},
  {{1, 2, 0}, "test.talker", "Talker", "Test", "", "", "", "1", "", features},
  {{1, 2, 0}, "test.crasher", "Crasher", "Test", "", "", "", "1", "", features},
  {{1, 2, 0}, "test.quitter", "Quitter", "Test", "", "", "", "1", "", features}};
static const uint32_t ids[2] = {5, 77};

static bool yes(void) { return true; }
static void nothing(void) {}
static void destroy(struct gain *g) { free(g); }
static void apply(struct gain *g, const struct in_events *e) {
  for (uint32_t i = 0; i < e->size(e); i++) {
    const struct value *v = e->get(e, i);
    if (v->h.space == 0 && v->h.type == 5) for (int k = 0; k < 2; k++) if (v->id == ids[k]) g->values[k] = v->value;
  }
}
static int32_t process(struct gain *g, const struct block *b) {
  int kind = (int)(g->p.desc - all);
  if (kind == CRASHER) abort();
  if (kind == QUITTER) { puts("good bye"); fflush(stdout); _Exit(3); }
  if (kind == TALKER) { puts("a plugin speaks"); fflush(stdout); }
  apply(g, b->events);
  int at = g->at;
  for (int c = 0; c < 2; c++) {
    at = g->at;
    for (uint32_t i = 0; i < b->frames; i++) {
      float x = b->in->data32[c][i];
      if (kind == GAIN) { float y = g->late[c][at]; g->late[c][at] = x; at = (at + 1) % LATE; x = y; }
      b->out->data32[c][i] = x * (float)(g->values[0] * g->values[1]);
    }
  }
  g->at = at;
  return 1;
}

static uint32_t two(const void *p) { (void)p; return 2; }
static bool parameter(const void *p, uint32_t i, struct parameter *out) {
  (void)p;
  memset(out, 0, sizeof *out);
  out->id = ids[i]; strcpy(out->name, "Gain"); out->max = 4; out->initial = 1;
  return true;
}
static bool get(const struct gain *g, uint32_t id, double *out) { *out = g->values[id == ids[1]]; return true; }
static bool to_text(const void *p, uint32_t id, double v, char *out, uint32_t n) { (void)p; (void)id; snprintf(out, n, "%.2f x", v); return true; }
static bool from_text(const void *p, uint32_t id, const char *t, double *out) { (void)p; (void)id; *out = atof(t); return true; }
static void flush(struct gain *g, const struct in_events *in, const void *out) { (void)out; apply(g, in); }
static uint32_t one(const void *p, bool input) { (void)p; (void)input; return 1; }
static bool port(const void *p, uint32_t i, bool input, struct port *out) {
  (void)p; (void)i; (void)input;
  memset(out, 0, sizeof *out);
  out->flags = 1; out->channels = 2; out->type = "stereo"; out->pair = UINT32_MAX;
  return true;
}
static uint32_t latency(const struct gain *g) { return g->p.desc == all ? LATE : 0; }
static void *const params[] = {two, parameter, get, to_text, from_text, flush};
static void *const ports[] = {one, port};
static void *const late[] = {latency};
static const void *extension(const void *p, const char *id) {
  (void)p;
  return !strcmp(id, "clap.params") ? (const void *)params : !strcmp(id, "clap.audio-ports") ? (const void *)ports : !strcmp(id, "clap.latency") ? (const void *)late : NULL;
}

static uint32_t count(const void *f) { (void)f; return KINDS; }
static const struct descriptor *describe(const void *f, uint32_t i) { (void)f; return i < KINDS ? &all[i] : NULL; }
static const void *create(const void *f, const void *host, const char *id) {
  (void)f; (void)host;
  for (int k = 0; k < KINDS; k++) {
    if (strcmp(id, all[k].id)) continue;
    struct gain *g = calloc(1, sizeof *g);
    void *const functions[10] = {yes, destroy, yes, nothing, yes, nothing, nothing, process, extension, nothing};
    g->p.desc = &all[k];
    memcpy(g->p.functions, functions, sizeof functions);
    g->values[0] = g->values[1] = 1;
    return g;
  }
  return NULL;
}
static const struct { void *count, *describe, *create; } factory = {count, describe, create};
static bool init(const char *path) { (void)path; return true; }
static const void *get_factory(const char *id) { return strcmp(id, "clap.plugin-factory") ? NULL : &factory; }
EXPORT const struct { struct version v; void *init, *deinit, *get_factory; } clap_entry = {{1, 2, 0}, init, nothing, get_factory};

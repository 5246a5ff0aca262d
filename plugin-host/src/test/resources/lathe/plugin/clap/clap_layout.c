/* Our own declarations of the structures of CLAP 1.2, for their sizes and offsets; printed as "name number" lines. */
#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct { uint32_t major, minor, revision; } version;
typedef struct {
  version spoken; const char *id, *name, *vendor, *url, *manual, *support, *own_version, *description; const char *const *features;
} descriptor;
typedef struct {
  const descriptor *what; void *data;
  bool (*init)(void); void (*destroy)(void); bool (*activate)(void); void (*deactivate)(void);
  bool (*start)(void); void (*stop)(void); void (*reset)(void); int32_t (*process)(void);
  const void *(*extension)(void); void (*main_thread)(void);
} plugin;
typedef struct {
  version spoken; void *data; const char *name, *vendor, *url, *own_version;
  const void *(*extension)(void); void (*restart)(void); void (*process)(void); void (*callback)(void);
} host;
typedef struct { float **data32; double **data64; uint32_t channels, latency; uint64_t constant; } buffer;
typedef struct {
  int64_t steady; uint32_t frames; const void *transport; const buffer *inputs; buffer *outputs;
  uint32_t input_count, output_count; const void *in_events; const void *out_events;
} block_call;
typedef struct { uint32_t size, time; uint16_t space, type; uint32_t flags; } header;
typedef struct { header head; int32_t id; int16_t port, channel, key; double velocity; } note;
typedef struct { header head; int32_t kind, id; int16_t port, channel, key; double value; } expression;
typedef struct { header head; uint32_t id; void *cookie; int32_t note_id; int16_t port, channel, key; double value; } param_event;
typedef struct { header head; uint32_t id; } gesture;
typedef struct {
  header head; uint32_t state; int64_t beats, seconds; double tempo, tempo_step;
  int64_t loop_start_beats, loop_end_beats, loop_start_seconds, loop_end_seconds, bar_start; int32_t bar_number;
  uint16_t numerator, denominator;
} transport;
typedef struct { header head; uint16_t port; uint8_t data[3]; } midi;
typedef struct { uint32_t id, flags; void *cookie; char name[256], module[1024]; double min, max, initial; } param;
typedef struct { uint32_t id; char name[256]; uint32_t flags, channels; const char *type; uint32_t pair; } port;
typedef struct {
  uint32_t id; char name[256]; uint32_t inputs, outputs; bool has_in; uint32_t in_channels; const char *in_type;
  bool has_out; uint32_t out_channels; const char *out_type;
} ports_config;
typedef struct { bool input; uint32_t index, channels; const char *type; const void *details; } port_request;
typedef struct { uint32_t id, dialects, preferred; char name[256]; } note_port;
typedef struct { char section[256]; uint32_t id; char name[256]; uint32_t params[8]; bool preset; } remote_page;
typedef struct { uint32_t count, capacity; uint64_t flags; } voices;
typedef struct { bool horizontally, vertically, keep; uint32_t width, height; } resize_hints;

#define AT(type, field) printf(#type "." #field " %zu\n", offsetof(type, field))
#define SIZE(type) printf(#type " %zu\n", sizeof(type))

int main(void) {
  AT(descriptor, id); AT(descriptor, name); AT(descriptor, vendor); AT(descriptor, own_version);
  AT(descriptor, description); AT(descriptor, features);
  AT(plugin, what); AT(plugin, data); AT(plugin, init); AT(plugin, destroy); AT(plugin, activate);
  AT(plugin, deactivate); AT(plugin, start); AT(plugin, stop); AT(plugin, reset); AT(plugin, process);
  AT(plugin, extension); AT(plugin, main_thread);
  AT(host, data); AT(host, name); AT(host, vendor); AT(host, url); AT(host, own_version); AT(host, extension);
  AT(host, restart); AT(host, process); AT(host, callback);
  AT(buffer, data32); AT(buffer, data64); AT(buffer, channels); AT(buffer, latency); AT(buffer, constant);
  AT(block_call, steady); AT(block_call, frames); AT(block_call, transport); AT(block_call, inputs);
  AT(block_call, outputs); AT(block_call, input_count); AT(block_call, output_count);
  AT(block_call, in_events); AT(block_call, out_events);
  AT(header, size); AT(header, time); AT(header, space); AT(header, type); AT(header, flags);
  AT(note, id); AT(note, port); AT(note, channel); AT(note, key); AT(note, velocity);
  AT(expression, kind); AT(expression, id); AT(expression, port); AT(expression, channel);
  AT(expression, key); AT(expression, value);
  AT(param_event, id); AT(param_event, cookie); AT(param_event, note_id); AT(param_event, port);
  AT(param_event, channel); AT(param_event, key); AT(param_event, value);
  AT(transport, state); AT(transport, beats); AT(transport, seconds); AT(transport, tempo);
  AT(transport, tempo_step); AT(transport, loop_start_beats); AT(transport, loop_end_beats);
  AT(transport, loop_start_seconds); AT(transport, loop_end_seconds); AT(transport, bar_start);
  AT(transport, bar_number); AT(transport, numerator); AT(transport, denominator);
  AT(midi, port); AT(midi, data);
  AT(param, id); AT(param, flags); AT(param, cookie); AT(param, name); AT(param, module); AT(param, min);
  AT(param, max); AT(param, initial);
  AT(port, id); AT(port, name); AT(port, flags); AT(port, channels); AT(port, type); AT(port, pair);
  AT(ports_config, id); AT(ports_config, name); AT(ports_config, inputs); AT(ports_config, outputs);
  AT(ports_config, has_in); AT(ports_config, in_channels); AT(ports_config, in_type);
  AT(ports_config, has_out); AT(ports_config, out_channels); AT(ports_config, out_type);
  AT(port_request, input); AT(port_request, index); AT(port_request, channels); AT(port_request, type);
  AT(note_port, id); AT(note_port, dialects); AT(note_port, preferred); AT(note_port, name);
  AT(remote_page, section); AT(remote_page, id); AT(remote_page, name); AT(remote_page, params);
  AT(remote_page, preset);
  AT(voices, count); AT(voices, capacity); AT(voices, flags);
  AT(resize_hints, horizontally); AT(resize_hints, vertically); AT(resize_hints, keep);
  AT(resize_hints, width); AT(resize_hints, height);
  SIZE(descriptor); SIZE(plugin); SIZE(host); SIZE(buffer); SIZE(block_call); SIZE(header); SIZE(note);
  SIZE(expression); SIZE(param_event); SIZE(transport); SIZE(midi); SIZE(param); SIZE(port);
  SIZE(ports_config); SIZE(port_request); SIZE(note_port); SIZE(remote_page); SIZE(voices);
  SIZE(resize_hints); SIZE(gesture);
  return 0;
}

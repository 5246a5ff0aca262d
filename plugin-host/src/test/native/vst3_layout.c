/* The structures of the VST3 interface that Java reads and writes, declared from their description, and where this
   compiler puts their fields: one "NAME OFFSET" a line, with the names of lathe.plugin.vst3.Layout. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef uint16_t text128[128];

struct bus { int32_t media, direction, channels; text128 name; int32_t type; uint32_t flags; };
struct setup { int32_t mode, sample_size, max_frames; double rate; };
struct buffers { int32_t channels; uint64_t silence; void **pointers; };
struct data {
    int32_t mode, sample_size, frames, inputs, outputs;
    struct buffers *input_buffers, *output_buffers;
    void *changes, *output_changes, *events, *output_events, *context;
};
struct chord { uint8_t key, root; int16_t mask; };
struct frame_rate { uint32_t per_second, flags; };
struct context {
    uint32_t state;
    double rate;
    int64_t song_frames, system_time, running_frames;
    double song_quarters, bar_quarters, loop_start, loop_end, tempo;
    int32_t meter_numerator, meter_denominator;
    struct chord chord;
    int32_t smpte_offset;
    struct frame_rate frame_rate;
    int32_t to_next_clock;
};
struct note_on { int16_t channel, pitch; float tuning, velocity; int32_t length, id; };
struct note_off { int16_t channel, pitch; float velocity; int32_t id; float tuning; };
struct pressure { int16_t channel, pitch; float value; int32_t id; };
struct expression { uint32_t type; int32_t id; double value; };
struct bytes { uint32_t size, type; const uint8_t *bytes; };
struct midi { uint8_t controller; int8_t channel, value, value_2; };
struct event {
    int32_t bus, frame;
    double quarters;
    uint16_t flags, type;
    union {
        struct note_on on;
        struct note_off off;
        struct pressure pressure;
        struct expression expression;
        struct bytes bytes;
        struct midi midi;
    } is;
};
struct parameter {
    uint32_t id;
    text128 title, short_title, units;
    int32_t steps;
    double initial;
    int32_t unit_id, flags;
};
struct unit { int32_t id, parent; text128 name; int32_t program_list; };
struct program_list { int32_t id; text128 name; int32_t count; };
struct expression_info {
    uint32_t type;
    text128 title, short_title, units;
    int32_t unit_id;
    struct { double initial, min, max; int32_t steps; } value;
    uint32_t parameter;
    int32_t flags;
};
struct physical_map { uint32_t movement, expression; };
struct physical_list { uint32_t count; struct physical_map *maps; };
struct assignment { uint32_t parameter; int32_t bus; uint8_t channel; int16_t controller; };
struct assignment_list { uint32_t count; struct assignment *maps; };
struct rect { int32_t left, top, right, bottom; };

#define AT(name, type, field) printf(#name " %zu\n", offsetof(struct type, field));
#define SIZE(name, type) printf(#name " %zu\n", sizeof(struct type));

int main(void) {
    AT(BUS_MEDIA, bus, media) AT(BUS_DIRECTION, bus, direction) AT(BUS_CHANNELS, bus, channels)
    AT(BUS_NAME, bus, name) AT(BUS_TYPE, bus, type) AT(BUS_FLAGS, bus, flags) SIZE(BUS_SIZE, bus)
    AT(SETUP_MODE, setup, mode) AT(SETUP_SAMPLE_SIZE, setup, sample_size)
    AT(SETUP_MAX_FRAMES, setup, max_frames) AT(SETUP_RATE, setup, rate) SIZE(SETUP_SIZE, setup)
    AT(BUFFERS_CHANNELS, buffers, channels) AT(BUFFERS_SILENCE, buffers, silence)
    AT(BUFFERS_POINTERS, buffers, pointers) SIZE(BUFFERS_SIZE, buffers)
    AT(DATA_MODE, data, mode) AT(DATA_SAMPLE_SIZE, data, sample_size) AT(DATA_FRAMES, data, frames)
    AT(DATA_INPUTS, data, inputs) AT(DATA_OUTPUTS, data, outputs) AT(DATA_INPUT_BUFFERS, data, input_buffers)
    AT(DATA_OUTPUT_BUFFERS, data, output_buffers) AT(DATA_CHANGES, data, changes)
    AT(DATA_OUTPUT_CHANGES, data, output_changes) AT(DATA_EVENTS, data, events)
    AT(DATA_OUTPUT_EVENTS, data, output_events) AT(DATA_CONTEXT, data, context) SIZE(DATA_SIZE, data)
    AT(CONTEXT_STATE, context, state) AT(CONTEXT_RATE, context, rate) AT(CONTEXT_SONG_FRAMES, context, song_frames)
    AT(CONTEXT_SONG_QUARTERS, context, song_quarters) AT(CONTEXT_BAR_QUARTERS, context, bar_quarters)
    AT(CONTEXT_LOOP_START, context, loop_start) AT(CONTEXT_LOOP_END, context, loop_end)
    AT(CONTEXT_TEMPO, context, tempo) AT(CONTEXT_METER_NUMERATOR, context, meter_numerator)
    AT(CONTEXT_METER_DENOMINATOR, context, meter_denominator) SIZE(CONTEXT_SIZE, context)
    AT(EVENT_FRAME, event, frame) AT(EVENT_TYPE, event, type) AT(EVENT_CHANNEL, event, is.on.channel)
    AT(EVENT_PITCH, event, is.on.pitch) SIZE(EVENT_SIZE, event) AT(NOTE_ON_TUNING, event, is.on.tuning)
    AT(NOTE_ON_VELOCITY, event, is.on.velocity) AT(NOTE_ON_ID, event, is.on.id)
    AT(NOTE_OFF_VELOCITY, event, is.off.velocity) AT(NOTE_OFF_ID, event, is.off.id)
    AT(PRESSURE_VALUE, event, is.pressure.value) AT(PRESSURE_ID, event, is.pressure.id)
    AT(EXPRESSION_TYPE, event, is.expression.type) AT(EXPRESSION_ID, event, is.expression.id)
    AT(EXPRESSION_VALUE, event, is.expression.value) AT(MIDI_CONTROLLER, event, is.midi.controller)
    AT(MIDI_CHANNEL, event, is.midi.channel) AT(MIDI_VALUE, event, is.midi.value)
    AT(MIDI_VALUE_2, event, is.midi.value_2)
    AT(PARAMETER_ID, parameter, id) AT(PARAMETER_TITLE, parameter, title)
    AT(PARAMETER_SHORT_TITLE, parameter, short_title) AT(PARAMETER_UNITS, parameter, units)
    AT(PARAMETER_STEPS, parameter, steps) AT(PARAMETER_DEFAULT, parameter, initial)
    AT(PARAMETER_UNIT_ID, parameter, unit_id) AT(PARAMETER_FLAGS, parameter, flags) SIZE(PARAMETER_SIZE, parameter)
    AT(UNIT_ID, unit, id) AT(UNIT_PARENT, unit, parent) AT(UNIT_NAME, unit, name)
    AT(UNIT_PROGRAM_LIST, unit, program_list) SIZE(UNIT_SIZE, unit)
    AT(PROGRAM_LIST_ID, program_list, id) AT(PROGRAM_LIST_NAME, program_list, name)
    AT(PROGRAM_LIST_COUNT, program_list, count) SIZE(PROGRAM_LIST_SIZE, program_list)
    AT(EXPRESSION_INFO_TYPE, expression_info, type) AT(EXPRESSION_INFO_TITLE, expression_info, title)
    AT(EXPRESSION_INFO_SHORT_TITLE, expression_info, short_title) AT(EXPRESSION_INFO_UNITS, expression_info, units)
    AT(EXPRESSION_INFO_UNIT_ID, expression_info, unit_id) AT(EXPRESSION_INFO_DEFAULT, expression_info, value.initial)
    AT(EXPRESSION_INFO_MIN, expression_info, value.min) AT(EXPRESSION_INFO_MAX, expression_info, value.max)
    AT(EXPRESSION_INFO_STEPS, expression_info, value.steps) AT(EXPRESSION_INFO_PARAMETER, expression_info, parameter)
    AT(EXPRESSION_INFO_FLAGS, expression_info, flags) SIZE(EXPRESSION_INFO_SIZE, expression_info)
    AT(PHYSICAL_LIST_MAPS, physical_list, maps) AT(PHYSICAL_MAP_EXPRESSION, physical_map, expression)
    SIZE(PHYSICAL_MAP_SIZE, physical_map)
    AT(ASSIGNMENT_PARAMETER, assignment, parameter) AT(ASSIGNMENT_BUS, assignment, bus)
    AT(ASSIGNMENT_CHANNEL, assignment, channel) AT(ASSIGNMENT_CONTROLLER, assignment, controller)
    SIZE(ASSIGNMENT_SIZE, assignment) AT(ASSIGNMENT_LIST_MAPS, assignment_list, maps)
    AT(RECT_LEFT, rect, left) AT(RECT_TOP, rect, top) AT(RECT_RIGHT, rect, right) AT(RECT_BOTTOM, rect, bottom)
    SIZE(RECT_SIZE, rect)
    return 0;
}

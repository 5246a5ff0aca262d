package lathe.plugin.vst3;

import lathe.core.param.Curve;
import lathe.core.param.Parameter;
import lathe.plugin.ffi.NativeCalls;
import lathe.plugin.ffi.NativeMemory;
import lathe.plugin.instance.ParameterBank;
import lathe.plugin.instance.PluginInstance;

/**
 * The host's parameter queues of a block, on the audio thread. Every point takes effect at its frame. Between two points
 * VST3 means a straight line of the normalized value, from where the parameter stands to the first point and on: the line
 * is drawn in steps of 32 frames (more in very long blocks), for a host that gives a ramp as its two ends would else be
 * heard as a jump. Switches and settings fixed while running have no line.
 */
final class Automation {

    private static final int QUEUES = 3;
    private static final int QUEUE = 4;
    private static final int QUEUE_ID = 3;
    private static final int POINTS = 4;
    private static final int POINT = 5;

    private static final int STEP_FRAMES = 32;
    private static final int MOST_STEPS = 64;

    private final PluginInstance instance;
    private final ParameterBank bank;
    private final Programs programs;
    private final MidiControllers controllers;
    private final HostHandler handler;
    private final long scratch;

    /** @param scratch sixteen bytes */
    Automation(
            PluginInstance instance,
            Programs programs,
            MidiControllers controllers,
            HostHandler handler,
            long scratch) {
        this.instance = instance;
        bank = instance.bank();
        this.programs = programs;
        this.controllers = controllers;
        this.handler = handler;
        this.scratch = scratch;
    }

    /** @param changes an {@code IParameterChanges}, or 0 */
    void read(long changes, int frames) {
        if (changes == 0) {
            return;
        }
        int queues = (int) NativeCalls.call(NativeCalls.method(changes, QUEUES), changes);
        for (int i = 0; i < queues; i++) {
            long queue = NativeCalls.call(NativeCalls.method(changes, QUEUE), changes, i);
            if (queue != 0) {
                readQueue(queue, frames);
            }
        }
    }

    private void readQueue(long queue, int frames) {
        int id = (int) NativeCalls.call(NativeCalls.method(queue, QUEUE_ID), queue);
        int points = (int) NativeCalls.call(NativeCalls.method(queue, POINTS), queue);
        int index = bank.indexOf(id);
        if (index >= 0) {
            readDeclared(queue, points, index, frames);
        } else {
            readOther(queue, points, id, frames);
        }
    }

    private void readDeclared(long queue, int points, int index, int frames) {
        Parameter parameter = bank.parameter(index);
        boolean held = handler.isHeld(index);
        boolean line = parameter.curve() != Curve.STEPPED && !parameter.isFixedWhileRunning();
        int step = Math.max(STEP_FRAMES, frames / MOST_STEPS);
        double before = parameter.knobOf(parameter.value());
        int last = -1;
        for (int i = 0; i < points; i++) {
            if (!point(queue, i) || held) {
                continue;
            }
            int frame = frame(frames);
            double knob = NativeMemory.float64(scratch + 8);
            if (line && knob != before) {
                for (int at = last + step; at < frame; at += step) {
                    double between = before + (knob - before) * (at - last) / (frame - last);
                    instance.addValue(at, index, parameter.valueAt(between));
                }
            }
            instance.addValue(frame, index, parameter.valueAt(knob));
            before = knob;
            last = frame;
        }
    }

    private void readOther(long queue, int points, int id, int frames) {
        boolean program = id == Programs.PARAMETER_ID && programs.exist();
        boolean midi = controllers.has(id);
        for (int i = 0; i < points; i++) {
            if (!point(queue, i)) {
                continue;
            }
            double knob = NativeMemory.float64(scratch + 8);
            if (program) {
                programs.play(instance, frame(frames), programs.at(knob));
            } else if (midi) {
                controllers.send(instance, frame(frames), id, knob);
            }
        }
    }

    private boolean point(long queue, int index) {
        return (int) NativeCalls.call(NativeCalls.method(queue, POINT), queue, index, scratch, scratch + 8)
                == Result.OK;
    }

    private int frame(int frames) {
        return Math.max(0, Math.min(Math.max(0, frames - 1), NativeMemory.int32(scratch)));
    }
}

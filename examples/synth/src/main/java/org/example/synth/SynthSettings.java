package org.example.synth;

import lathe.core.param.Curve;
import lathe.core.param.Parameter;
import lathe.core.param.ParameterSet;

/** The parameters. Ids are promises for ever: hosts keep automation by them. */
final class SynthSettings {

    final Parameter shape1 = shape("shape_1", "Shape 1");
    final Parameter shape2 = shape("shape_2", "Shape 2");
    final Parameter semitones2 = Parameter.number("semitones_2", "Interval 2", "st")
            .range(-24, 24)
            .curve(Curve.STEPPED)
            .decimals(0)
            .build();
    final Parameter detune2 =
            Parameter.number("detune_2", "Detune 2", "ct").range(-50, 50).initial(7).decimals(1).build();
    final Parameter mix2 = Parameter.percent("mix_2", "Mix 2").range(0, 100).initial(40).build();
    final Parameter cutoff =
            Parameter.hertz("cutoff", "Cutoff").range(20, 20_000).initial(2500).build();
    final Parameter resonance =
            Parameter.percent("resonance", "Resonance").range(0, 100).initial(15).build();
    final Parameter filterEnvelope = Parameter.number("filter_envelope", "Envelope to cutoff", "oct")
            .range(-6, 6)
            .initial(2)
            .build();
    final Parameter keyFollow =
            Parameter.percent("key_follow", "Key to cutoff").range(0, 100).initial(40).build();
    final Parameter filterAttack = time("filter_attack", "Filter attack", 4);
    final Parameter filterDecay = time("filter_decay", "Filter decay", 500);
    final Parameter filterSustain =
            Parameter.percent("filter_sustain", "Filter sustain").range(0, 100).initial(20).build();
    final Parameter filterRelease = time("filter_release", "Filter release", 300);
    final Parameter attack = time("attack", "Attack", 3);
    final Parameter decay = time("decay", "Decay", 600);
    final Parameter sustain = Parameter.percent("sustain", "Sustain").range(0, 100).initial(70).build();
    final Parameter release = time("release", "Release", 250);
    final Parameter velocity =
            Parameter.percent("velocity", "Velocity to level").range(0, 100).initial(60).build();
    final Parameter bend = Parameter.number("bend", "Bend range", "st")
            .range(0, 48)
            .initial(2)
            .curve(Curve.STEPPED)
            .decimals(0)
            .build();
    final Parameter volume =
            Parameter.decibels("volume", "Volume").range(-60, 6).initial(-9).smoothedMs(20).build();

    private final ParameterSet all = ParameterSet.of(
            shape1,
            shape2,
            semitones2,
            detune2,
            mix2,
            cutoff,
            resonance,
            filterEnvelope,
            keyFollow,
            filterAttack,
            filterDecay,
            filterSustain,
            filterRelease,
            attack,
            decay,
            sustain,
            release,
            velocity,
            bend,
            volume);

    private static Parameter shape(String id, String name) {
        return Parameter.choice(id, name, "saw", "square", "triangle", "sine").build();
    }

    private static Parameter time(String id, String name, double initialMs) {
        return Parameter.milliseconds(id, name)
                .range(0.5, 10_000)
                .initial(initialMs)
                .curve(Curve.LOGARITHMIC)
                .build();
    }

    ParameterSet all() {
        return all;
    }
}

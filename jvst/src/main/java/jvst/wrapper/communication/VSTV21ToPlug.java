package jvst.wrapper.communication;

import jvst.wrapper.valueobjects.MidiKeyName;
import jvst.wrapper.valueobjects.MidiProgramCategory;
import jvst.wrapper.valueobjects.MidiProgramName;

/** What VST 2.1 adds to what a host asks of a plugin. */
public interface VSTV21ToPlug extends VSTV20ToPlug {

    /** Fills in the program that {@code midiProgramName} asks for; how many programs there are. */
    int getMidiProgramName(int channel, MidiProgramName midiProgramName);

    /** Fills in the program of a channel; its index, or -1. */
    int getCurrentMidiProgram(int channel, MidiProgramName currentProgram);

    /** Fills in a category; how many there are. */
    int getMidiProgramCategory(int channel, MidiProgramCategory category);

    /** Whether names or keys changed. */
    boolean hasMidiProgramsChanged(int channel);

    /** Fills in the name of a key; false if it has none. */
    boolean getMidiKeyName(int channel, MidiKeyName keyName);

    /** A program will be chosen next. */
    boolean beginSetProgram();

    /** It has been chosen. */
    boolean endSetProgram();
}

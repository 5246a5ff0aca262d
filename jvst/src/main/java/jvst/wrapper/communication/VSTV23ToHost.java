package jvst.wrapper.communication;

import jvst.wrapper.valueobjects.VSTPatchChunkInfo;
import jvst.wrapper.valueobjects.VSTSpeakerArrangement;
import jvst.wrapper.valueobjects.VSTSpeakerProperties;

/** What VST 2.3 adds to what a plugin asks of a host. */
public abstract class VSTV23ToHost extends VSTV22ToHost {

    /** Proposes a law of panning; false, as the host has its own. */
    public boolean setPanLaw(int type, float value) {
        return false;
    }

    /** A bank will be loaded; 0, no opinion. */
    public int beginLoadBank(VSTPatchChunkInfo info) {
        return 0;
    }

    /** A program will be loaded; 0, no opinion. */
    public int beginLoadProgram(VSTPatchChunkInfo info) {
        return 0;
    }

    /** Makes one speaker like another. */
    public boolean copySpeaker(VSTSpeakerProperties to, VSTSpeakerProperties from) {
        to.setAzimuth(from.getAzimuth());
        to.setElevation(from.getElevation());
        to.setRadius(from.getRadius());
        to.setReserved(from.getReserved());
        to.setName(from.getName());
        to.setType(from.getType());
        to.setFuture(from.getFuture().clone());
        return true;
    }

    /** Makes one arrangement like another. */
    public boolean matchArrangement(VSTSpeakerArrangement to, VSTSpeakerArrangement from) {
        VSTSpeakerProperties[] speakers = new VSTSpeakerProperties[from.getSpeakers().length];
        for (int i = 0; i < speakers.length; i++) {
            speakers[i] = new VSTSpeakerProperties();
            copySpeaker(speakers[i], from.getSpeakers()[i]);
        }
        to.setType(from.getType());
        to.setNumChannels(from.getNumChannels());
        to.setSpeakers(speakers);
        return true;
    }
}

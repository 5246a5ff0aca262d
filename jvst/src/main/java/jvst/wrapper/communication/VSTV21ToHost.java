package jvst.wrapper.communication;

/** What VST 2.1 adds to what a plugin asks of a host. */
public abstract class VSTV21ToHost extends VSTV20ToHost {

    /** A gesture on a parameter begins; false if the host does not mind. */
    public boolean beginEdit(int index) {
        return link.host().beginEdit(index);
    }

    /** The gesture ended. */
    public boolean endEdit(int index) {
        return link.host().endEdit(index);
    }
}

package jvst.wrapper.communication;

/** What VST 2.4 adds to what a plugin asks of a host. */
public abstract class VSTV24ToHost extends VSTV23ToHost {

    /** Tells that it works in doubles, too; the bridge works in floats. */
    public void canDoubleReplacing(boolean state) {}
}

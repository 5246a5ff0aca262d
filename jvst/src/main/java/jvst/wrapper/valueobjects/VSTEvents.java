package jvst.wrapper.valueobjects;

/** The events of a block, in order of frames. */
public class VSTEvents {

    private int numEvents;
    private int reserved;
    private VSTEvent[] events = new VSTEvent[0];

    /** How many events there are. */
    public int getNumEvents() {
        return numEvents;
    }

    /** Sets: how many events there are. */
    public void setNumEvents(int newNumEvents) {
        numEvents = newNumEvents;
    }

    /** Unused. */
    public int getReserved() {
        return reserved;
    }

    /** Sets: unused. */
    public void setReserved(int newReserved) {
        reserved = newReserved;
    }

    /** The events. */
    public VSTEvent[] getEvents() {
        return events;
    }

    /** Sets: the events. */
    public void setEvents(VSTEvent[] newEvents) {
        events = newEvents;
    }
}

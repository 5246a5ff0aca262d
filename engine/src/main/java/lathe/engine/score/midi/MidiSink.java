package lathe.engine.score.midi;

/** Takes the events of a track chunk in the order of the file. */
interface MidiSink {

    /**
     * A channel message.
     *
     * @param status 0x80 to 0xEF
     * @param first data byte
     * @param second data byte, 0 where the message has one only
     */
    void channel(long tick, int status, int first, int second);

    /**
     * A meta event other than the end of the track.
     *
     * @param type 0 to 127
     */
    void meta(long tick, int type, byte[] data);

    /** A message that a score has no place for. */
    void skipped(long tick, int status);
}

package jvst.wrapper.valueobjects;

/** What a host tells of a bank or program before it loads it. */
public class VSTPatchChunkInfo {}

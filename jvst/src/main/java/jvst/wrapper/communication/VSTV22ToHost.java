package jvst.wrapper.communication;

/** VST 2.2 adds nothing that a plugin asks of a host. */
public abstract class VSTV22ToHost extends VSTV21ToHost {}

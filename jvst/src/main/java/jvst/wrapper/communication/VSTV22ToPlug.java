package jvst.wrapper.communication;

/** VST 2.2 adds nothing that a host asks of a plugin. */
public interface VSTV22ToPlug extends VSTV21ToPlug {}

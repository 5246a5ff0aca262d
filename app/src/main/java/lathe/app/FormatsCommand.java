package lathe.app;

import java.util.Locale;
import java.util.stream.Collectors;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.AudioFormats;
import lathe.core.audio.SampleEncoding;
import picocli.CommandLine.Command;

/** {@code lathe formats}. */
@Command(
        name = "formats",
        description = "Lists the kinds of file that can be read and written: sound, and notes.",
        footer = {"", "Example:", "  lathe formats"})
final class FormatsCommand implements Runnable {

    private final Screen screen;

    FormatsCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void run() {
        screen.results().println("format      read write  endings                    holds");
        for (AudioFormat format : AudioFormats.list()) {
            String endings =
                    format.extensions().stream().map(ending -> "." + ending).collect(Collectors.joining(" "));
            String samples = format.encodings().stream()
                    .filter(encoding -> encoding != SampleEncoding.COMPRESSED)
                    .map(SampleEncoding::label)
                    .collect(Collectors.joining(", "));
            String remark = format.needsFfmpeg() ? "compressed, by ffmpeg" : samples;
            print(format.name(), format.readable(), format.writable(), endings, remark);
        }
        print("MIDI", true, true, ".mid .midi .kar .rmi .smf", "notes, written as .mid");
        print("ABC", true, true, ".abc", "notes");
        print("MusicXML", true, false, ".musicxml .xml .mxl", "notes");
    }

    private void print(String name, boolean readable, boolean writable, String endings, String remark) {
        screen.results()
                .println(String.format(
                                Locale.ROOT,
                                "%-11s %-4s %-5s  %-26s %s",
                                name,
                                readable ? "yes" : "no",
                                writable ? "yes" : "no",
                                endings,
                                remark)
                        .stripTrailing());
    }
}

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
        description = "Lists the kinds of sound file that can be read and written.",
        footer = {"", "Example:", "  lathe formats"})
final class FormatsCommand implements Runnable {

    private final Screen screen;

    FormatsCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public void run() {
        screen.results().println("format      read write  endings                  samples");
        for (AudioFormat format : AudioFormats.list()) {
            String endings =
                    format.extensions().stream().map(ending -> "." + ending).collect(Collectors.joining(" "));
            String samples = format.encodings().stream()
                    .filter(encoding -> encoding != SampleEncoding.COMPRESSED)
                    .map(SampleEncoding::label)
                    .collect(Collectors.joining(", "));
            String remark = format.needsFfmpeg() ? "compressed, by ffmpeg" : samples;
            screen.results()
                    .println(String.format(
                                    Locale.ROOT,
                                    "%-11s %-4s %-5s  %-24s %s",
                                    format.name(),
                                    format.readable() ? "yes" : "no",
                                    format.writable() ? "yes" : "no",
                                    endings,
                                    remark)
                            .stripTrailing());
        }
    }
}

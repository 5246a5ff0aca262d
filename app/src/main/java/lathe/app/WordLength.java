package lathe.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lathe.core.audio.AudioFileException;
import lathe.core.audio.AudioFormat;
import lathe.core.audio.SampleEncoding;
import org.jspecify.annotations.Nullable;

/** What {@code --bits} means. */
final class WordLength {

    private static final Map<String, SampleEncoding> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("8", SampleEncoding.PCM_8);
        BY_NAME.put("12", SampleEncoding.PCM_12);
        BY_NAME.put("16", SampleEncoding.PCM_16);
        BY_NAME.put("20", SampleEncoding.PCM_20);
        BY_NAME.put("24", SampleEncoding.PCM_24);
        BY_NAME.put("32", SampleEncoding.PCM_32);
        BY_NAME.put("32f", SampleEncoding.FLOAT_32);
        BY_NAME.put("64f", SampleEncoding.FLOAT_64);
    }

    private WordLength() {}

    /** @throws CallException listing what there is, if this is none of them */
    static SampleEncoding parse(String bits) {
        SampleEncoding encoding = BY_NAME.get(bits);
        if (encoding == null) {
            throw new CallException(
                    "--bits " + bits + " is not known; there are " + String.join(", ", BY_NAME.keySet()));
        }
        return encoding;
    }

    /**
     * How to store samples in a file of some kind.
     *
     * @param bits what the user asked for, if anything
     * @param preferred what to take otherwise, if the kind can hold it
     * @throws AudioFileException if the kind cannot hold what was asked for
     */
    static SampleEncoding choose(Path target, AudioFormat format, @Nullable String bits, SampleEncoding preferred)
            throws AudioFileException {
        List<SampleEncoding> possible = format.encodings();
        if (bits == null) {
            return possible.contains(preferred) ? preferred : nearest(possible, preferred);
        }
        SampleEncoding wanted = parse(bits);
        if (!possible.contains(wanted)) {
            throw new AudioFileException(
                    target, format.name() + " cannot hold " + wanted.label() + " samples", remedy(possible));
        }
        return wanted;
    }

    /** The longest words that every player knows, or the only way there is. Few can play FLAC of 32 bits. */
    private static SampleEncoding nearest(List<SampleEncoding> possible, SampleEncoding preferred) {
        int longest = preferred.isInteger() ? Math.max(24, preferred.bits()) : 24;
        List<SampleEncoding> candidates = new ArrayList<>(possible);
        candidates.removeIf(encoding -> encoding.bits() > longest);
        return (candidates.isEmpty() ? possible : candidates)
                .stream().max(Comparator.comparingInt(SampleEncoding::bits)).orElse(preferred);
    }

    private static String remedy(List<SampleEncoding> possible) {
        String names = BY_NAME.entrySet().stream()
                .filter(entry -> possible.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "leave --bits out" : "use --bits " + names;
    }
}

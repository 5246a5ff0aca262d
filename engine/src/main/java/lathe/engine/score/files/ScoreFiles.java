package lathe.engine.score.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Score;
import lathe.engine.score.ScoreFileException;
import lathe.engine.score.abc.AbcReader;
import lathe.engine.score.abc.AbcWriter;
import lathe.engine.score.midi.MidiReader;
import lathe.engine.score.midi.MidiWriter;
import lathe.engine.score.musicxml.MusicXmlReader;

/** Reads and writes files of notes, whatever their format. */
public final class ScoreFiles {

    private static final int START = 512;
    private static final String BYTE_ORDER_MARKS = "\u00EF\u00BB\u00BF\u00FE\u00FF";

    private ScoreFiles() {}

    /**
     * Reads MIDI, ABC or MusicXML by what the file holds; its name decides where that is not clear. Of several tunes the first is read.
     *
     * @throws ScoreFileException if it is no file of notes or is beyond repair
     */
    public static ReadScore read(Path file) throws IOException {
        byte[] start = start(file);
        if (MidiReader.isMidi(start) || extension(file).startsWith("mid") || "kar".equals(extension(file))) {
            return MidiReader.read(file);
        }
        if ((start.length > 1 && start[0] == 'P' && start[1] == 'K') || looksLikeXml(start)) {
            return MusicXmlReader.read(file);
        }
        if ("abc".equals(extension(file)) || looksLikeAbc(start)) {
            return AbcReader.read(file);
        }
        throw new ScoreFileException(
                file,
                "is no file of notes that is known here",
                "give MIDI (.mid), ABC (.abc) or MusicXML (.mxl, .musicxml)");
    }

    /**
     * Writes a score in the format that the extension names: {@code .mid}, {@code .midi} or {@code .abc}. The file appears whole or not at all.
     *
     * @throws ScoreFileException if the extension names no format
     */
    public static void write(Score score, Path target) throws IOException {
        switch (extension(target)) {
            case "mid", "midi" -> MidiWriter.write(score, target);
            case "abc" -> AbcWriter.write(score, target);
            default ->
                throw new ScoreFileException(target, "its extension names no format of notes", "call it .mid or .abc");
        }
    }

    private static byte[] start(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ScoreFileException(file, "is a folder", "name a file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(START);
        } catch (NoSuchFileException missing) {
            throw new ScoreFileException(file, "does not exist", "check its name", missing);
        }
    }

    /** True if a line near the start is the number of a tune. */
    private static boolean looksLikeAbc(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1).lines().anyMatch(line -> line.matches("X:\\s*\\d+\\s*"));
    }

    /** True if the first character behind marks and spaces opens a tag, whatever the width of the characters. */
    private static boolean looksLikeXml(byte[] start) {
        for (byte each : start) {
            if (each == '<') {
                return true;
            }
            if (each > ' ' || (each < 0 && BYTE_ORDER_MARKS.indexOf(each & 0xFF) < 0)) {
                return false;
            }
        }
        return false;
    }

    private static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}

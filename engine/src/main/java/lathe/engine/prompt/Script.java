package lathe.engine.prompt;

import java.util.ArrayList;
import java.util.List;
import lathe.engine.theory.Chord;

/**
 * A prompt taken apart: what describes the song, and the sections that are written out as tags with chords and lyrics.
 *
 * @param description everything that is no tag, chord or lyric
 * @param sections in the user's order; empty without tags
 * @param chords for sections that name none; empty without
 */
record Script(String description, List<TagSection> sections, List<List<Chord>> chords) {

    private static final int MOST_SECTIONS = 200;
    private static final int MOST_LINES = 400;
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_TAG = 200;
    private static final int LONGEST_HEADING = 30;

    Script {
        sections = List.copyOf(sections);
        chords = List.copyOf(chords);
    }

    /** Takes a prompt apart, in one pass. */
    static Script of(String text, TagReader tags) {
        return new Splitter(tags).split(text);
    }

    private static final class Splitter {

        private final TagReader tags;
        private final StringBuilder description = new StringBuilder();
        private final List<TagSection> sections = new ArrayList<>();
        private final List<List<Chord>> chords = new ArrayList<>();
        private final List<List<Chord>> loose = new ArrayList<>();
        private final List<String> lyrics = new ArrayList<>();
        private int open;

        Splitter(TagReader tags) {
            this.tags = tags;
        }

        Script split(String text) {
            for (String line : text.split("\\R", -1)) {
                line(line);
            }
            close();
            return new Script(description.toString(), sections, loose);
        }

        private void line(String line) {
            String stripped = line.strip();
            if (stripped.length() < LONGEST_HEADING && stripped.endsWith(":") && heading(stripped)) {
                return;
            }
            boolean led = stripped.startsWith("[");
            boolean script = led || open > 0;
            boolean tagged = false;
            int at = 0;
            for (int from = line.indexOf('['); from >= 0; from = line.indexOf('[', at)) {
                int to = closing(line, from);
                if (to < 0) {
                    break;
                }
                words(line.substring(at, from), script, tagged);
                tagged |= tag(line.substring(from + 1, to));
                at = to + 1;
            }
            words(line.substring(at), script, tagged);
            description.append('\n');
        }

        /** A line such as {@code Verse 1:} stands for a tag. */
        private boolean heading(String line) {
            String name = line.substring(0, line.length() - 1);
            return name.indexOf('[') < 0 && !tags.sections(name).isEmpty() && tag(name);
        }

        /** The bracket that closes the one at from; nested ones count; -1 within a tag's length. */
        private static int closing(String line, int from) {
            int depth = 0;
            for (int i = from; i < Math.min(line.length(), from + LONGEST_TAG); i++) {
                depth += line.charAt(i) == '[' ? 1 : line.charAt(i) == ']' ? -1 : 0;
                if (depth == 0) {
                    return i;
                }
            }
            return -1;
        }

        private boolean tag(String content) {
            List<TagSection> named = tags.sections(content.replace('[', ' ').replace(']', ' '));
            if (named.isEmpty()) {
                description.append(", ").append(content).append(", ");
                return false;
            }
            close();
            sections.addAll(named);
            if (sections.size() > MOST_SECTIONS) {
                throw new PromptException(
                        "[" + content.strip() + "]", "more than " + MOST_SECTIONS + " sections", "write fewer tags");
            }
            open = named.size();
            return true;
        }

        private void words(String words, boolean script, boolean tagged) {
            if (words.isBlank()) {
                return;
            }
            if (words.indexOf('|') >= 0) {
                barred(words, script, tagged);
            } else if (!script || open == 0 || words.indexOf('=') >= 0) {
                description.append(words);
            } else if (tagged && tags.describes(words)) {
                modify(words.strip());
            } else {
                lyric(words.strip());
            }
        }

        /** Chords between bar lines, and words before and behind them. */
        private void barred(String words, boolean script, boolean tagged) {
            int from = ChordLines.start(words);
            int to = ChordLines.end(words);
            List<List<Chord>> bars = from < to ? ChordLines.read(words.substring(from, to)) : List.of();
            if (bars.isEmpty()) {
                words(words.replace('|', ' '), script, tagged);
                return;
            }
            (open > 0 ? chords : loose).addAll(bars);
            words(words.substring(0, from), script, tagged);
            description.append(' ').append(words, to, words.length());
        }

        /** Words behind a tag on its line that speak of sound and not to a listener. */
        private void modify(String words) {
            for (int i = sections.size() - open; i < sections.size(); i++) {
                TagSection bare = sections.get(i);
                String modifier = (bare.modifier() + " " + words).strip();
                sections.set(i, new TagSection(bare.kind(), modifier, bare.bars(), bare.chords(), bare.lyrics()));
            }
        }

        private void lyric(String line) {
            boolean spoken = line.codePoints().anyMatch(Character::isLetterOrDigit);
            if (spoken && lyrics.size() < MOST_LINES) {
                lyrics.add(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line);
            }
        }

        /** Gives what was written under the last tags to them. */
        private void close() {
            for (int i = sections.size() - open; i < sections.size(); i++) {
                TagSection bare = sections.get(i);
                sections.set(i, new TagSection(bare.kind(), bare.modifier(), bare.bars(), chords, lyrics));
            }
            chords.clear();
            lyrics.clear();
            open = 0;
        }
    }
}

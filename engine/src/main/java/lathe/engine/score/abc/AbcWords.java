package lathe.engine.score.abc;

import lathe.engine.score.written.Sheet;

/** Sets a line of words under the notes of a voice: standard 2.1, section 5.1. */
final class AbcWords {

    private final Sheet sheet;
    private final AbcVoice voice;
    private final int verse;
    private int next;
    private final StringBuilder syllable = new StringBuilder();

    AbcWords(Sheet sheet, AbcVoice voice, int verse) {
        this.sheet = sheet;
        this.voice = voice;
        this.verse = verse;
    }

    void set(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case ' ', '\t' -> end(false);
                case '-' -> {
                    if (syllable.isEmpty()) {
                        next++; // a hyphen behind a hyphen holds the syllable
                    } else {
                        end(true);
                    }
                }
                case '_', '*' -> {
                    end(false);
                    next++;
                }
                case '|' -> {
                    end(false);
                    nextBar();
                }
                case '~' -> syllable.append(' ');
                case '\\' -> {
                    if (i + 1 < line.length()) {
                        syllable.append(line.charAt(++i));
                    }
                }
                default -> syllable.append(c);
            }
        }
        end(false);
    }

    private void end(boolean goesOn) {
        if (!syllable.isEmpty()) {
            if (next < voice.places.size()) {
                String text = goesOn ? syllable + "-" : syllable.toString();
                sheet.lyrics().add(new Sheet.Syllable(voice.places.get(next).tick(), verse, text));
            }
            next++;
            syllable.setLength(0);
        }
    }

    private void nextBar() {
        if (next == 0 || next > voice.places.size()) {
            return;
        }
        int bar = voice.places.get(next - 1).bar();
        while (next < voice.places.size() && voice.places.get(next).bar() == bar) {
            next++;
        }
    }
}

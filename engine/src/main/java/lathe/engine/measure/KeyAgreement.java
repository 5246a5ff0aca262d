package lathe.engine.measure;

import lathe.engine.theory.Key;
import lathe.engine.theory.PitchClass;

/** How a key that was found stands to one that was asked. */
final class KeyAgreement {

    private KeyAgreement() {}

    /** The same tonic and the same third; what lies between a major and another mode with a major third is not told apart. */
    static boolean agrees(Key found, Key asked) {
        return found.tonic() == asked.tonic()
                && found.mode().isMinor() == asked.mode().isMinor();
    }

    /** What the found key is to the asked one, such as {@code its relative major}; empty if they agree or are far apart. */
    static String relation(Key found, Key asked) {
        int up = PitchClass.of(found.tonic() - asked.tonic());
        boolean sameThird = found.mode().isMinor() == asked.mode().isMinor();
        if (up == 0 && !sameThird) {
            return found.mode().isMinor() ? "its parallel minor" : "its parallel major";
        }
        if (asked.mode().isMinor() && !sameThird && up == 3) {
            return "its relative major";
        }
        if (!asked.mode().isMinor() && !sameThird && up == 9) {
            return "its relative minor";
        }
        if (up == 7 && sameThird) {
            return "its dominant";
        }
        return up == 5 && sameThird ? "its subdominant" : "";
    }
}

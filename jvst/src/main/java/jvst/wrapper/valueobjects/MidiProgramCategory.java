package jvst.wrapper.valueobjects;

/** A category of MIDI programs, filled by the plugin. */
public class MidiProgramCategory {

    private int thisCategoryIndex;
    private int parentCategoryIndex = -1;
    private String name = "";
    private int flags;

    /** Category, 0 or more. */
    public int getThisCategoryIndex() {
        return thisCategoryIndex;
    }

    /** Sets: category, 0 or more. */
    public void setThisCategoryIndex(int newThisCategoryIndex) {
        thisCategoryIndex = newThisCategoryIndex;
    }

    /** The category above, or -1. */
    public int getParentCategoryIndex() {
        return parentCategoryIndex;
    }

    /** Sets: the category above, or -1. */
    public void setParentCategoryIndex(int newParentCategoryIndex) {
        parentCategoryIndex = newParentCategoryIndex;
    }

    /** Name for people. */
    public String getName() {
        return name;
    }

    /** Sets: name for people. */
    public void setName(String newName) {
        name = newName;
    }

    /** Unused. */
    public int getFlags() {
        return flags;
    }

    /** Sets: unused. */
    public void setFlags(int newFlags) {
        flags = newFlags;
    }
}

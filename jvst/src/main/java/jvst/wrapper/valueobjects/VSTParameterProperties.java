package jvst.wrapper.valueobjects;

/** How a parameter wants to be shown and stepped, told by the plugin. */
public class VSTParameterProperties {

    /** On or off. */
    public static final int VST_PARAMETER_IS_SWITCH = 1;

    /** The whole-number limits hold. */
    public static final int VST_PARAMETER_USES_INTEGER_MIN_MAX = 2;

    /** The steps hold. */
    public static final int VST_PARAMETER_USES_FLOAT_STEP = 4;

    /** The whole-number steps hold. */
    public static final int VST_PARAMETER_USES_INT_STEP = 8;

    /** The place on a page holds. */
    public static final int VST_PARAMETER_SUPPORTS_DISPLAY_INDEX = 16;

    /** The category holds. */
    public static final int VST_PARAMETER_SUPPORTS_DISPLAY_CATEGORY = 32;

    /** The plugin smooths changes itself. */
    public static final int VST_PARAMETER_CAN_RAMP = 64;

    private float stepFloat;
    private float smallStepFloat;
    private float largeStepFloat;
    private String label = "";
    private int flags;
    private int minInteger;
    private int maxInteger;
    private int stepInteger;
    private int largeStepInteger;
    private String shortLabel = "";
    private int displayIndex;
    private int category;
    private int numParametersInCategory;
    private int reserved;
    private String categoryLabel = "";
    private char[] future = new char[16];

    /** An empty description. */
    public VSTParameterProperties() {}

    /** A filled one. */
    public VSTParameterProperties(
            float stepFloat,
            float smallStepFloat,
            float largeStepFloat,
            String label,
            int flags,
            int minInteger,
            int maxInteger,
            int stepInteger,
            int largeStepInteger,
            String shortLabel,
            int displayIndex,
            int category,
            int numParametersInCategory,
            int reserved,
            String categoryLabel,
            char[] future) {
        this.stepFloat = stepFloat;
        this.smallStepFloat = smallStepFloat;
        this.largeStepFloat = largeStepFloat;
        this.label = label;
        this.flags = flags;
        this.minInteger = minInteger;
        this.maxInteger = maxInteger;
        this.stepInteger = stepInteger;
        this.largeStepInteger = largeStepInteger;
        this.shortLabel = shortLabel;
        this.displayIndex = displayIndex;
        this.category = category;
        this.numParametersInCategory = numParametersInCategory;
        this.reserved = reserved;
        this.categoryLabel = categoryLabel;
        this.future = future;
    }

    /** Step, where {@link #VST_PARAMETER_USES_FLOAT_STEP} is set. */
    public float getStepFloat() {
        return stepFloat;
    }

    /** Sets: step, where {@link #VST_PARAMETER_USES_FLOAT_STEP} is set. */
    public void setStepFloat(float newStepFloat) {
        stepFloat = newStepFloat;
    }

    /** Fine step. */
    public float getSmallStepFloat() {
        return smallStepFloat;
    }

    /** Sets: fine step. */
    public void setSmallStepFloat(float newSmallStepFloat) {
        smallStepFloat = newSmallStepFloat;
    }

    /** Coarse step. */
    public float getLargeStepFloat() {
        return largeStepFloat;
    }

    /** Sets: coarse step. */
    public void setLargeStepFloat(float newLargeStepFloat) {
        largeStepFloat = newLargeStepFloat;
    }

    /** Name for people. */
    public String getLabel() {
        return label;
    }

    /** Sets: name for people. */
    public void setLabel(String newLabel) {
        label = newLabel;
    }

    /** Sum of the {@code VST_PARAMETER_} bits. */
    public int getFlags() {
        return flags;
    }

    /** Sets: sum of the {@code VST_PARAMETER_} bits. */
    public void setFlags(int newFlags) {
        flags = newFlags;
    }

    /** Smallest whole number. */
    public int getMinInteger() {
        return minInteger;
    }

    /** Sets: smallest whole number. */
    public void setMinInteger(int newMinInteger) {
        minInteger = newMinInteger;
    }

    /** Largest whole number. */
    public int getMaxInteger() {
        return maxInteger;
    }

    /** Sets: largest whole number. */
    public void setMaxInteger(int newMaxInteger) {
        maxInteger = newMaxInteger;
    }

    /** Step between whole numbers. */
    public int getStepInteger() {
        return stepInteger;
    }

    /** Sets: step between whole numbers. */
    public void setStepInteger(int newStepInteger) {
        stepInteger = newStepInteger;
    }

    /** Coarse step between whole numbers. */
    public int getLargeStepInteger() {
        return largeStepInteger;
    }

    /** Sets: coarse step between whole numbers. */
    public void setLargeStepInteger(int newLargeStepInteger) {
        largeStepInteger = newLargeStepInteger;
    }

    /** Name of at most 6 characters. */
    public String getShortLabel() {
        return shortLabel;
    }

    /** Sets: name of at most 6 characters. */
    public void setShortLabel(String newShortLabel) {
        shortLabel = newShortLabel;
    }

    /** Place on a page. */
    public int getDisplayIndex() {
        return displayIndex;
    }

    /** Sets: place on a page. */
    public void setDisplayIndex(int newDisplayIndex) {
        displayIndex = newDisplayIndex;
    }

    /** Category, 1 or more; 0 for none. */
    public int getCategory() {
        return category;
    }

    /** Sets: category, 1 or more; 0 for none. */
    public void setCategory(int newCategory) {
        category = newCategory;
    }

    /** How many parameters the category has. */
    public int getNumParametersInCategory() {
        return numParametersInCategory;
    }

    /** Sets: how many parameters the category has. */
    public void setNumParametersInCategory(int newNumParametersInCategory) {
        numParametersInCategory = newNumParametersInCategory;
    }

    /** Unused. */
    public int getReserved() {
        return reserved;
    }

    /** Sets: unused. */
    public void setReserved(int newReserved) {
        reserved = newReserved;
    }

    /** Name of the category. */
    public String getCategoryLabel() {
        return categoryLabel;
    }

    /** Sets: name of the category. */
    public void setCategoryLabel(String newCategoryLabel) {
        categoryLabel = newCategoryLabel;
    }

    /** Unused. */
    public char[] getFuture() {
        return future;
    }

    /** Sets: unused. */
    public void setFuture(char[] newFuture) {
        future = newFuture;
    }
}

package jvst.wrapper.valueobjects;

/** A block whose output is not as long as its input. */
public class VSTVariableIO {

    private float[][] inputs = new float[1][1];
    private float[][] outputs = new float[1][1];
    private int numSamplesInput;
    private int numSamplesOutput;
    private int numSamplesInputProcessed;
    private int numSamplesOutputProcessed;

    /** Input, {@code [channels][frames]}. */
    public float[][] getInputs() {
        return inputs;
    }

    /** Sets: input, {@code [channels][frames]}. */
    public void setInputs(float[][] newInputs) {
        inputs = newInputs;
    }

    /** Output, {@code [channels][frames]}. */
    public float[][] getOutputs() {
        return outputs;
    }

    /** Sets: output, {@code [channels][frames]}. */
    public void setOutputs(float[][] newOutputs) {
        outputs = newOutputs;
    }

    /** Frames of input offered. */
    public int getNumSamplesInput() {
        return numSamplesInput;
    }

    /** Sets: frames of input offered. */
    public void setNumSamplesInput(int newNumSamplesInput) {
        numSamplesInput = newNumSamplesInput;
    }

    /** Frames of output there is room for. */
    public int getNumSamplesOutput() {
        return numSamplesOutput;
    }

    /** Sets: frames of output there is room for. */
    public void setNumSamplesOutput(int newNumSamplesOutput) {
        numSamplesOutput = newNumSamplesOutput;
    }

    /** Frames of input that were used. */
    public int getNumSamplesInputProcessed() {
        return numSamplesInputProcessed;
    }

    /** Sets: frames of input that were used. */
    public void setNumSamplesInputProcessed(int newNumSamplesInputProcessed) {
        numSamplesInputProcessed = newNumSamplesInputProcessed;
    }

    /** Frames of output that were made. */
    public int getNumSamplesOutputProcessed() {
        return numSamplesOutputProcessed;
    }

    /** Sets: frames of output that were made. */
    public void setNumSamplesOutputProcessed(int newNumSamplesOutputProcessed) {
        numSamplesOutputProcessed = newNumSamplesOutputProcessed;
    }
}

package lathe.postfx.reverb;

import lathe.core.testing.ProcessorContract;
import org.junit.jupiter.api.Test;

class FdnReverbTest {

    @Test
    void meetsTheContractOfEveryProcessor() {
        ProcessorContract.check(FdnReverb::new);
    }
}

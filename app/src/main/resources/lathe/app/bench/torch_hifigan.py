"""Times PyTorch on the generator of HiFi-GAN with random weights.

Reads lines "V1 862 2" (variant, frames, threads) and answers each with the milliseconds of one forward pass. The first line it
prints names the version. A shape that is new is run once before it is timed.
"""
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

THREE = [(1, 3, 5)] * 3
VARIANTS = {
    "V1": (512, (8, 8, 2, 2), (3, 7, 11), THREE, True),
    "V2": (128, (8, 8, 2, 2), (3, 7, 11), THREE, True),
    "V3": (256, (8, 8, 4), (3, 5, 7), [(1, 2), (2, 6), (3, 12)], False),
}


class Block(nn.Module):
    def __init__(self, width, kernel, dilations, paired):
        super().__init__()
        same = lambda d: nn.Conv1d(width, width, kernel, dilation=d, padding=(kernel - 1) * d // 2)
        self.dilated = nn.ModuleList(same(d) for d in dilations)
        self.plain = nn.ModuleList(same(1) for _ in dilations) if paired else [None] * len(dilations)

    def forward(self, x):
        for dilated, plain in zip(self.dilated, self.plain):
            y = dilated(F.leaky_relu(x, 0.1))
            if plain is not None:
                y = plain(F.leaky_relu(y, 0.1))
            x = x + y
        return x


class Generator(nn.Module):
    def __init__(self, width, rates, kernels, dilations, paired):
        super().__init__()
        self.pre = nn.Conv1d(80, width, 7, padding=3)
        self.ups, self.stages = nn.ModuleList(), nn.ModuleList()
        for rate in rates:
            self.ups.append(nn.ConvTranspose1d(width, width // 2, 2 * rate, rate, padding=rate // 2))
            width //= 2
            self.stages.append(nn.ModuleList(Block(width, k, d, paired) for k, d in zip(kernels, dilations)))
        self.post = nn.Conv1d(width, 1, 7, padding=3)

    def forward(self, x):
        x = self.pre(x)
        for up, blocks in zip(self.ups, self.stages):
            x = up(F.leaky_relu(x, 0.1))
            x = sum(block(x) for block in blocks) / len(blocks)
        return torch.tanh(self.post(F.leaky_relu(x)))


def main():
    torch.manual_seed(1)
    print("torch", torch.__version__, flush=True)
    models, seen = {}, set()
    with torch.inference_mode():
        for line in sys.stdin:
            variant, frames, threads = line.split()
            if variant not in models:
                models[variant] = Generator(*VARIANTS[variant]).eval()
            torch.set_num_threads(int(threads))
            mel = torch.randn(1, 80, int(frames))
            if line not in seen:
                seen.add(line)
                models[variant](mel)
            start = time.perf_counter()
            models[variant](mel)
            print((time.perf_counter() - start) * 1000, flush=True)


main()

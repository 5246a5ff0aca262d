#!/usr/bin/env bash
# Times whole processes, JVM start included, beside their peers on the same file in the same minutes: user plus system CPU
# seconds and wall seconds, median of five runs taken in turn, and the largest resident memory.
#
#   tests/bench/whole-process.sh MUSIC.wav [EBU_BENCH]
#
# MUSIC.wav: four minutes, 48 kHz stereo. EBU_BENCH: a libebur128 driver that prints I, LRA, TP and polls M and S at 100 Hz
# ("EBU_BENCH FILE all"). Needs GNU time as /usr/bin/time. Peers that are not installed are left out.
set -euo pipefail
music=$1
ebu_bench=${2:-}
runs=5
here=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

names=()
commands=()
add() { names+=("$1"); commands+=("$2"); }

add "lathe measure (all values)" "'$here/lathe' measure --json '$music'"
[ -z "$ebu_bench" ] || add "libebur128 I+LRA+TP, M and S at 100 Hz" "'$ebu_bench' '$music' all"
ff="ffmpeg -hide_banner -nostdin -nostats -threads 1 -filter_threads 1 -i '$music'"
if command -v ffmpeg >/dev/null; then
    add "ffmpeg ebur128 with true peak" "$ff -af ebur128=peak=true:framelog=verbose -f null -"
fi
add "lathe master, default, 24-bit" "'$here/lathe' master '$music' -o '$work/master.wav' --quiet"
if command -v ffmpeg >/dev/null; then
    add "ffmpeg loudnorm, first pass" "$ff -af loudnorm=I=-14:TP=-1:LRA=11:print_format=json -f null -"
    add "ffmpeg loudnorm, second pass, linear" "$ff -af loudnorm=I=-14:TP=-1:LRA=20:measured_I=-10.1:measured_TP=1.5:measured_LRA=7.2:measured_thresh=-20.1:offset=0:linear=true -f null -"
fi
add "lathe --version" "'$here/lathe' --version"

"$here/lathe" --version >/dev/null # builds and makes the start-up cache, if that is still to be done
for ((run = 0; run < runs; run++)); do
    for i in "${!names[@]}"; do
        /usr/bin/time -f '%U %S %e %M' -o "$work/$i.$run" bash -c "exec ${commands[$i]} >/dev/null 2>&1" || true
    done
done
echo "| job | CPU s, median of $runs | min..max | wall s | resident MB |"
echo "|---|---|---|---|---|"
middle=$(((runs + 1) / 2))
for i in "${!names[@]}"; do
    tail -qn 1 "$work/$i".* >"$work/all"
    cpu=$(awk '{ print $1 + $2 }' "$work/all" | sort -n)
    wall=$(awk '{ print $3 }' "$work/all" | sort -n | sed -n "${middle}p")
    resident=$(awk '{ if ($4 > most) most = $4 } END { printf "%.0f", most / 1024 }' "$work/all")
    printf '| %s | %.2f | %.2f..%.2f | %.2f | %s |\n' "${names[$i]}" "$(sed -n "${middle}p" <<<"$cpu")" \
        "$(head -n 1 <<<"$cpu")" "$(tail -n 1 <<<"$cpu")" "$wall" "$resident"
done

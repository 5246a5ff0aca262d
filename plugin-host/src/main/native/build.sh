#!/bin/sh
# Builds the shim for every platform that a compiler is here for, into the resources of this module.
# usage: build.sh [OUT-FOLDER]     JAVA_HOME: a JDK 25, for its jni.h
#   Linux x86-64     cc
#   Linux aarch64    aarch64-linux-gnu-gcc     (Debian: gcc-aarch64-linux-gnu libc6-dev-arm64-cross)
#   Windows x86-64   x86_64-w64-mingw32-gcc    (Debian: gcc-mingw-w64-x86-64)
#   macOS            cc, on a Mac; one library for both kinds of processor
set -eu
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
out=${1:-$here/../resources/lathe/plugin/native}
: "${JAVA_HOME:?set it to a JDK 25}"
sum=$( (sha256sum "$here/shim.c" 2>/dev/null || shasum -a 256 "$here/shim.c") | cut -d ' ' -f 1)

# build COMPILER PLATFORM FILE OPTIONS...
build() {
    compiler=$1 file=$out/$2/$3
    command -v "$compiler" >/dev/null 2>&1 || { echo "no $compiler: $2 left as it is" >&2; return 0; }
    mkdir -p "$out/$2"
    shift 3
    # The layouts of jni.h are the same everywhere; jni_md.h of the JDK at hand fits all of these compilers.
    "$compiler" -std=gnu17 -O2 -Wall -Wextra -Wshadow -Werror -fvisibility=hidden -ffile-prefix-map="$here"=. \
        -DSHIM_SHA256="\"$sum\"" -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux" -I"$JAVA_HOME/include/darwin" \
        "$@" "$here/shim.c" -o "$file"
    echo "$file"
}

case $(uname -s)-$(uname -m) in
    Darwin-*) build cc macos shim.dylib -dynamiclib -arch arm64 -arch x86_64 -mmacosx-version-min=11.0 ;;
    Linux-x86_64) build cc linux-x86_64 shim.so -shared -fPIC -s -Wl,-z,nodelete -ldl -lpthread ;;
    Linux-aarch64) build cc linux-aarch64 shim.so -shared -fPIC -s -Wl,-z,nodelete -ldl -lpthread ;;
esac
[ "$(uname -m)" = aarch64 ] ||
    build aarch64-linux-gnu-gcc linux-aarch64 shim.so -shared -fPIC -s -Wl,-z,nodelete -ldl -lpthread
build x86_64-w64-mingw32-gcc windows-x86_64 shim.dll -D_WIN32_WINNT=0x0A00 -shared -s -static -Wl,--no-insert-timestamp

#!/bin/sh
# Builds the RTNeural peer on its two backends. RTNEURAL_DIR is a clone of RTNeural; Eigen is Debian's libeigen3-dev.
set -e
cd "$(dirname "$0")"
: "${RTNEURAL_DIR:?names no clone of https://github.com/jatinchowdhury18/RTNeural}"
build() {
    name=$1
    shift
    "${CXX:-g++}" -std=c++17 -O3 -march=native -DNDEBUG -DRTNEURAL_DEFAULT_ALIGNMENT=32 -DEIGEN_STACK_ALLOCATION_LIMIT=0 "$@" \
        -I"$RTNEURAL_DIR" -I"$RTNEURAL_DIR/modules/json" -I"${EIGEN_DIR:-/usr/include/eigen3}" worker.cpp -o "$name"
}
build worker-eigen -DRTNEURAL_USE_EIGEN=1
build worker-stl -DRTNEURAL_USE_STL=1

#!/usr/bin/env bash
# Rebuilds the components that need a wasm target, and their lock.
#
#   plugins/prebuilt/rebuild.sh             rebuilds them in place
#   plugins/prebuilt/rebuild.sh --to DIR    rebuilds them into DIR and compares
#
# An ordinary machine needs `rustup target add wasm32-unknown-unknown` and nothing
# else. Where that target cannot be installed, GUEST_RUSTC and GUEST_CARGO name a
# compiler whose standard library is built from source, and GUEST_LINKER a wasm
# linker.
set -euo pipefail
cd "$(dirname "$0")/../.."

to=plugins/prebuilt
if [ "${1-}" = --to ]; then
    to=$2
fi
rustc=${GUEST_RUSTC:-rustc}
cargo=${GUEST_CARGO:-cargo}
extra=()
if [ -n "${GUEST_RUSTC-}" ]; then
    export RUSTC_BOOTSTRAP=1
    extra=(-Z build-std=std,panic_abort)
fi
if [ -n "${GUEST_LINKER-}" ]; then
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$GUEST_LINKER
fi

# No path of the machine that builds them stays in the components.
home=${CARGO_HOME:-$HOME/.cargo}
flags="--remap-path-prefix=$PWD=/evenhand --remap-path-prefix=$("$rustc" --print sysroot)=/rust"
for crates in "$home"/registry/src/*; do
    flags+=" --remap-path-prefix=$crates=/crates"
done

for guest in interpreter puppet com-b; do
    # A guest is a library that tests use too; only here is it a module.
    RUSTFLAGS=$flags RUSTC=$rustc "$cargo" rustc --locked --profile guest --target wasm32-unknown-unknown \
        --target-dir target/guest "${extra[@]}" -p "evenhand-$guest" --crate-type cdylib
done
unset RUSTC_BOOTSTRAP
for guest in interpreter puppet com-b; do
    cargo run --quiet --locked --release -p evenhand-cli -- prebuilt \
        --core "target/guest/wasm32-unknown-unknown/guest/evenhand_${guest//-/_}.wasm" \
        --compiler "$("$rustc" --version)" --to "$to"
done
